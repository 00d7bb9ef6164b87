package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.api.input.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schedules as documents: {@code {name, cron | every | at, timezone, jitter, startAt, endAt,
 * maxFires, exclude, dst, enabled, prompt, inputs, catchUp, overlap}}.
 */
public final class ScheduleDocument {
  private static final int MOST_FIRES = 1_000_000_000;
  private static final Duration LONGEST_LATENESS = Duration.ofDays(31);
  private static final String[] COMPUTED = {
    "agentId", "description", "nextFireAt", "lastFiredAt", "lastStatus", "version"
  };

  private ScheduleDocument() {}

  public static Reading<ScheduleSpec> read(Map<String, ? extends @Nullable Object> document) {
    InputObject in = InputObject.of(document);
    in.skip("id");
    ScheduleSpec spec = spec(in);
    refuseOthers(in);
    return in.reading(Optional.of(spec));
  }

  static ScheduleDraft draft(InputObject in) {
    Optional<UUID> id = in.text("id").flatMap(text -> id(in, text));
    ScheduleDraft draft = new ScheduleDraft(id, spec(in));
    refuseOthers(in);
    return draft;
  }

  public static Map<String, Object> of(ScheduleSpec spec) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", spec.name());
    RuleDocument.put(spec.rule(), document);
    spec.maxFires().ifPresent(it -> document.put("maxFires", it));
    document.put("enabled", spec.enabled());
    spec.prompt().ifPresent(prompt -> document.put("prompt", prompt));
    document.put("inputs", spec.inputs());
    document.put("catchUp", of(spec.catchUp()));
    spec.overlap().ifPresent(it -> document.put("overlap", PolicyDocuments.of(it)));
    return document;
  }

  private static void refuseOthers(InputObject in) {
    in.skip(COMPUTED);
    in.refuseOthers();
  }

  private static ScheduleSpec spec(InputObject in) {
    return new ScheduleSpec(
        Names.ofSchedule(in),
        RuleDocument.read(in),
        maxFires(in),
        in.flag("enabled", true),
        Prompts.read(in),
        in.document("inputs"),
        in.object("catchUp").map(ScheduleDocument::catchUp).orElse(CatchUp.LAST),
        PolicyDocuments.overlap(in));
  }

  private static Optional<Long> maxFires(InputObject in) {
    return in.has("maxFires")
        ? Optional.of((long) in.integer("maxFires", 1, 1, MOST_FIRES))
        : Optional.empty();
  }

  private static CatchUp catchUp(InputObject in) {
    CatchUp catchUp =
        new CatchUp(
            in.oneOf("policy", Words.all(CatchUp.Policy.values())).orElse(CatchUp.LAST.policy()),
            in.duration(
                "maxLateness", CatchUp.LAST.maxLateness(), Duration.ZERO, LONGEST_LATENESS));
    in.refuseOthers();
    return catchUp;
  }

  private static Map<String, Object> of(CatchUp catchUp) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("policy", Words.of(catchUp.policy()));
    document.put("maxLateness", catchUp.maxLateness().toString());
    return document;
  }

  private static Optional<UUID> id(InputObject in, String text) {
    Optional<UUID> id = new Reference(text).id();
    if (id.isEmpty()) {
      in.violation("id", text, "expected an id as in answers");
    }
    return id;
  }
}
