package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.cron.DstPolicy;
import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules as documents: {@code {cron | every | at, anchor, dst, timezone, startAt, endAt, jitter,
 * exclude}}.
 */
final class RuleDocument {
  private static final int MOST_EXCLUSIONS = 100;
  private static final List<String> KINDS = List.of("cron", "every", "at");
  private static final Set<String> OF_ONE_KIND = Set.of("cron", "every", "at", "anchor", "dst");

  private RuleDocument() {}

  static RuleText read(InputObject in) {
    Optional<Instant> startAt = in.instant("startAt");
    RuleText rule =
        new RuleText(
            timing(in, startAt),
            Timezones.read(in).getId(),
            startAt,
            in.instant("endAt"),
            in.duration("jitter").orElse(Duration.ZERO),
            exclusions(in));
    if (rule.parse() instanceof RuleParsing.Invalid(List<RuleParsing.RuleError> errors)) {
      errors.stream()
          .filter(it -> in.has(it.field().replaceAll("\\[.*", "")))
          .forEach(it -> in.violation(it.field(), it.value(), it.message()));
    }
    return rule;
  }

  static void put(RuleText rule, Map<String, Object> document) {
    switch (rule.timing()) {
      case Timing.Cron it -> {
        document.put("cron", it.expression());
        putDst(it, document);
      }
      case Timing.Every it -> {
        document.put("every", it.interval().toString());
        document.put("anchor", it.anchor().toString());
      }
      case Timing.At it -> document.put("at", it.instant().toString());
    }
    document.put("timezone", rule.timezone());
    document.put("jitter", rule.jitter().toString());
    rule.startAt().ifPresent(it -> document.put("startAt", it.toString()));
    rule.endAt().ifPresent(it -> document.put("endAt", it.toString()));
    document.put("exclude", rule.exclude().stream().map(RuleDocument::of).toList());
  }

  /** What a patch that names another kind of schedule leaves of the document. */
  static Map<String, Object> withoutOtherKinds(
      Map<String, Object> document, Map<String, ? extends @Nullable Object> patch) {
    Map<String, Object> rest = new LinkedHashMap<>(document);
    KINDS.stream()
        .filter(kind -> patch.get(kind) != null && !document.containsKey(kind))
        .findFirst()
        .ifPresent(_ -> rest.keySet().removeAll(OF_ONE_KIND));
    return rest;
  }

  private static Timing timing(InputObject in, Optional<Instant> startAt) {
    List<String> kinds = KINDS.stream().filter(in::has).toList();
    if (kinds.size() > 1) {
      in.violation(kinds.getLast(), null, "expected only one of: cron, every, at");
    }
    String kind = kinds.isEmpty() ? "cron" : kinds.getFirst();
    onlyWith(in, "dst", "cron", kind);
    onlyWith(in, "anchor", "every", kind);
    return switch (kind) {
      case "every" ->
          // Aligned to the clock, so that the same document always means the same times.
          new Timing.Every(
              in.duration("every").orElse(Duration.ofHours(1)),
              in.instant("anchor").or(() -> startAt).orElse(Instant.EPOCH));
      case "at" -> new Timing.At(in.instant("at").orElse(Instant.EPOCH));
      default -> cron(in);
    };
  }

  private static void onlyWith(InputObject in, String field, String kind, String found) {
    if (in.has(field) && !found.equals(kind)) {
      in.violation(field, null, "expected only together with " + kind);
    }
  }

  private static Timing cron(InputObject in) {
    String expression = in.requiredText("cron");
    Optional<InputObject> dst = in.object("dst");
    Timing.Cron cron =
        new Timing.Cron(
            expression,
            dst.flatMap(it -> it.oneOf("gap", Words.all(DstPolicy.Gap.values()))),
            dst.flatMap(it -> it.oneOf("overlap", Words.all(DstPolicy.Overlap.values()))));
    dst.ifPresent(InputObject::refuseOthers);
    return cron;
  }

  private static void putDst(Timing.Cron cron, Map<String, Object> document) {
    if (cron.gap().isPresent() || cron.overlap().isPresent()) {
      Map<String, Object> dst = new LinkedHashMap<>();
      cron.gap().ifPresent(it -> dst.put("gap", Words.of(it)));
      cron.overlap().ifPresent(it -> dst.put("overlap", Words.of(it)));
      document.put("dst", dst);
    }
  }

  private static List<Excluded> exclusions(InputObject in) {
    List<InputObject> found = in.objects("exclude");
    if (found.size() > MOST_EXCLUSIONS) {
      in.violation("exclude", null, "expected at most 100, found " + found.size());
    }
    List<Excluded> exclusions = new ArrayList<>();
    found.forEach(it -> {
      exclusions.add(exclusion(it));
      it.refuseOthers();
    });
    return exclusions;
  }

  private static Excluded exclusion(InputObject in) {
    in.skip("date", "from", "to", "cron");
    List<String> kinds = Stream.of("cron", "date", "from").filter(in::has).toList();
    if (kinds.size() > 1) {
      in.violation(kinds.getLast(), null, "expected only one of: cron, date, from (and to)");
    }
    if (in.has("cron")) {
      return new Excluded.Cron(in.requiredText("cron"));
    }
    if (in.has("date")) {
      String date = in.requiredText("date");
      return new Excluded.Dates(date, date);
    }
    String from = in.requiredText("from");
    return new Excluded.Dates(from, in.text("to").orElse(from));
  }

  private static Map<String, Object> of(Excluded excluded) {
    return switch (excluded) {
      case Excluded.Cron(String expression) -> Map.of("cron", expression);
      case Excluded.Dates(String from, String to) when from.equals(to) -> Map.of("date", from);
      case Excluded.Dates(String from, String to) -> {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from);
        document.put("to", to);
        yield document;
      }
    };
  }
}
