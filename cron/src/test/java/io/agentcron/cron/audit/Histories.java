package io.agentcron.cron.audit;

import io.agentcron.cron.audit.ScheduleHistory.Revision;
import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.cron.rule.ScheduleRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Histories of schedules for tests. */
final class Histories {

  private Histories() {}

  static ScheduleHistory history(String scheduleId, Revision... revisions) {
    return new ScheduleHistory(scheduleId, List.of(revisions), Duration.ofHours(1));
  }

  static Revision cronFrom(String instant, String cron) {
    return revision(instant, cron, Duration.ZERO, OptionalLong.empty());
  }

  static Revision off(String instant) {
    return new Revision(Instant.parse(instant), Optional.empty(), OptionalLong.empty());
  }

  static Revision revision(
      String from, String cron, Duration jitter, OptionalLong maxFires, Excluded... exclude) {
    RuleText text =
        new RuleText(
            new Timing.Cron(cron),
            "UTC",
            Optional.empty(),
            Optional.empty(),
            jitter,
            List.of(exclude));
    return new Revision(Instant.parse(from), Optional.of(valid(text)), maxFires);
  }

  private static ScheduleRule valid(RuleText text) {
    return switch (text.parse()) {
      case RuleParsing.Valid(ScheduleRule rule) -> rule;
      case RuleParsing.Invalid(var errors) -> throw new AssertionError(errors);
    };
  }
}
