package io.agentcron.api.agents;

import io.agentcron.api.agents.PublishedAgent.Ruled;
import io.agentcron.api.agents.PublishedAgent.State;
import io.agentcron.cron.audit.ScheduleHistory;
import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.cron.rule.ScheduleRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What schedules promise: which fires, by every rule that they ever had. */
public final class Promises {
  private Promises() {}

  /**
   * Of all schedules that an agent has or had.
   *
   * @param revisions all of its versions, oldest first
   */
  public static List<ScheduleHistory> of(List<PublishedAgent.Revision> revisions) {
    return PublishedAgent.everything(revisions).stream().map(Promises::history).toList();
  }

  /** As if the schedule had always been as it is today. */
  public static ScheduleHistory always(Schedule schedule) {
    return new ScheduleHistory(
        schedule.id().toString(),
        List.of(
            new ScheduleHistory.Revision(
                Instant.EPOCH, rule(schedule.spec()), OptionalLong.empty())),
        schedule.spec().catchUp().maxLateness());
  }

  private static ScheduleHistory history(Ruled ruled) {
    return new ScheduleHistory(
        ruled.schedule().id().toString(),
        ruled.rules().stream().map(Promises::revision).toList(),
        ruled.schedule().spec().catchUp().maxLateness());
  }

  private static ScheduleHistory.Revision revision(PublishedAgent.Rule rule) {
    return new ScheduleHistory.Revision(
        rule.effectiveFrom(),
        rule.state() == State.ENABLED ? rule(rule.spec()) : Optional.empty(),
        rule.spec().maxFires().stream().mapToLong(Long::longValue).findFirst());
  }

  private static Optional<ScheduleRule> rule(ScheduleSpec spec) {
    return switch (spec.rule().parse()) {
      case RuleParsing.Valid(ScheduleRule rule) -> Optional.of(rule);
      case RuleParsing.Invalid _ -> Optional.empty();
    };
  }
}
