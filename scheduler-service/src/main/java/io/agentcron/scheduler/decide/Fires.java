package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.PastRule;
import io.agentcron.scheduler.run.Cursor.Undecided;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.SkipReason;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.schemas.RunIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of nominal times that have come. After downtime the last one of a schedule is run if
 * it is not too late, and each one before it gets a row that says so (catch-up {@code last}).
 */
final class Fires implements Timed {
  private final Rules rules;
  private final Admission admission;

  Fires(Rules rules, Admission admission) {
    this.rules = rules;
    this.admission = admission;
  }

  /** The earliest nominal time that is due and undecided, decided. */
  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return state
        .agent()
        .flatMap(agent -> earliest(state, agent, moment.now()))
        .map(due -> decide(state, due, moment.now()))
        .orElse(List.of());
  }

  /** When the next nominal time comes. */
  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return state
        .agent()
        .flatMap(agent ->
            state.activity().cursors().entrySet().stream()
                .flatMap(entry -> entry.getValue().next(inForce(agent, entry.getKey())).stream())
                .map(Undecided::nominalTime)
                .min(Comparator.naturalOrder()));
  }

  private static Optional<Due> earliest(AgentState state, Agent agent, Instant now) {
    return state.activity().cursors().entrySet().stream()
        .flatMap(entry -> due(agent, entry.getKey(), entry.getValue(), now).stream())
        .min(Comparator.comparing(Due::nominalTime).thenComparing(due -> due.schedule().id()));
  }

  private static Optional<Due> due(Agent agent, String scheduleId, Cursor cursor, Instant now) {
    Optional<Rule> current = inForce(agent, scheduleId);
    return cursor
        .next(current)
        .filter(undecided -> !undecided.nominalTime().isAfter(now))
        .map(undecided ->
            new Due(
                agent,
                new ScheduleRef(scheduleId, name(agent, scheduleId, undecided)),
                undecided.nominalTime(),
                undecided.past().flatMap(PastRule::withdrawn),
                stoodInFor(cursor.decide(undecided.nominalTime()), current, now)));
  }

  private static Optional<Rule> inForce(Agent agent, String scheduleId) {
    return agent.schedule(scheduleId).flatMap(schedule -> Cursors.inForce(agent, schedule));
  }

  private static String name(Agent agent, String scheduleId, Undecided undecided) {
    return agent
        .schedule(scheduleId)
        .map(Schedule::name)
        .or(() -> undecided.past().map(PastRule::scheduleName))
        .orElse(scheduleId);
  }

  private static boolean stoodInFor(Cursor rest, Optional<Rule> current, Instant now) {
    return rest.next(current)
        .filter(later -> !later.nominalTime().isAfter(now))
        .filter(later -> later.past().flatMap(PastRule::withdrawn).isEmpty())
        .isPresent();
  }

  private List<Output> decide(AgentState state, Due due, Instant now) {
    Duration lateness = Duration.between(due.nominalTime(), now);
    Trigger trigger = lateness.compareTo(rules.onTime()) > 0 ? Trigger.CATCH_UP : Trigger.SCHEDULE;
    RunOrigin origin =
        new RunOrigin(
            RunIds.scheduled(due.schedule().id(), due.nominalTime()).toString(),
            Optional.of(due.schedule()),
            trigger,
            Optional.of(due.nominalTime()),
            due.agent().version(),
            Optional.empty(),
            Optional.empty());
    if (due.withdrawn().isPresent()) {
      return List.of(withdrawn(origin, due.withdrawn().get()));
    }
    if (lateness.compareTo(rules.maxLateness()) > 0) {
      return List.of(
          new RunSkipped(
              origin,
              SkipReason.LATE,
              "Found %s late; at most %s is caught up".formatted(lateness, rules.maxLateness())));
    }
    if (due.stoodInFor()) {
      return List.of(
          new RunSkipped(
              origin,
              SkipReason.SUPERSEDED,
              "Found %s late; a later fire is run instead".formatted(lateness)));
    }
    return admission.admit(state, ActiveRun.wanted(origin, Overrides.NONE), now);
  }

  private static RunSkipped withdrawn(RunOrigin origin, SkipReason reason) {
    return new RunSkipped(
        origin,
        reason,
        reason == SkipReason.DELETED
            ? "Deleted before the scheduler came to this time"
            : "Disabled before the scheduler came to this time");
  }

  /**
   * A nominal time that has come; {@code stoodInFor} if the same schedule has a later one that has
   * come too.
   */
  private record Due(
      Agent agent,
      ScheduleRef schedule,
      Instant nominalTime,
      Optional<SkipReason> withdrawn,
      boolean stoodInFor) {}
}
