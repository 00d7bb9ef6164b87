package io.agentcron.api.agents;

import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.ScheduleRule;
import java.time.Instant;
import java.util.Optional;

/** When a schedule fires, and how to say so. */
public final class Fires {
  /** Beyond that many blackouts in a row it is not worth an answer. */
  private static final int MOST_EXCLUDED = 10_000;

  private Fires() {}

  /** Its rule in words, for example "at 09:00, Monday to Friday". */
  public static String description(ScheduleSpec spec) {
    return rule(spec)
        .map(ScheduleRule::description)
        .orElseGet(() ->
            spec.rule().timing() instanceof RuleText.Timing.Cron cron ? cron.expression() : "");
  }

  /**
   * When the next run will be requested, with the jitter. Empty if it is off, its agent is off, or
   * it never fires again.
   */
  public static Optional<Instant> next(OwnedSchedule owned, Instant now) {
    Schedule schedule = owned.schedule();
    return schedule.spec().enabled() && owned.agentEnabled()
        ? rule(schedule.spec()).flatMap(rule -> next(rule, schedule.id().toString(), now))
        : Optional.empty();
  }

  /** A nominal time may have passed whose fire time has not. */
  private static Optional<Instant> next(ScheduleRule rule, String scheduleId, Instant now) {
    return rule.times(now.minus(rule.jitter()))
        .limit(MOST_EXCLUDED)
        .filter(nominal -> !rule.isExcluded(nominal))
        .map(nominal -> rule.fireTime(scheduleId, nominal))
        .filter(fire -> fire.isAfter(now))
        .findFirst();
  }

  /** Empty only for what was stored when more was understood. */
  private static Optional<ScheduleRule> rule(ScheduleSpec spec) {
    return switch (spec.rule().parse()) {
      case RuleParsing.Valid(ScheduleRule rule) -> Optional.of(rule);
      case RuleParsing.Invalid _ -> Optional.empty();
    };
  }
}
