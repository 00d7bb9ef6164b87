package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.api.input.Reading;
import io.agentcron.api.input.Zones;
import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schedules as documents: {@code {name, cron, timezone, enabled, prompt}}. */
public final class ScheduleDocument {
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
    document.put("cron", spec.cron());
    document.put("timezone", spec.timezone().getId());
    document.put("enabled", spec.enabled());
    spec.prompt().ifPresent(prompt -> document.put("prompt", prompt));
    return document;
  }

  private static void refuseOthers(InputObject in) {
    in.skip(COMPUTED);
    in.refuseOthers();
  }

  private static ScheduleSpec spec(InputObject in) {
    return new ScheduleSpec(
        Names.ofSchedule(in), cron(in), timezone(in), in.flag("enabled", true), Prompts.read(in));
  }

  private static String cron(InputObject in) {
    String cron = in.requiredText("cron");
    if (in.has("cron") && CronExpression.parse(cron) instanceof CronParsing.Invalid(var error)) {
      in.violation("cron", cron, error.message());
    }
    return cron;
  }

  private static ZoneId timezone(InputObject in) {
    return in.text("timezone")
        .<ZoneId>flatMap(text -> {
          Optional<ZoneId> zone = Zones.named(text);
          if (zone.isEmpty()) {
            in.violation("timezone", text, Zones.EXPECTED);
          }
          return zone;
        })
        .orElseGet(() -> ZoneId.of("UTC"));
  }

  private static Optional<UUID> id(InputObject in, String text) {
    Optional<UUID> id = new Reference(text).id();
    if (id.isEmpty()) {
      in.violation("id", text, "expected an id as in answers");
    }
    return id;
  }
}
