package io.agentcron.scheduler.decide;

import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.schemas.RunIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of nominal times: each one that is named gets one row, in the order of its schedule;
 * {@link CatchUps} has the rule for those that are late or held.
 */
final class Fires implements Timed {
  private final Rules rules;
  private final Admission admission;
  private final BiPredicate<AgentState, Moment> paused;

  /**
   * @param paused whether schedules are held
   */
  Fires(Rules rules, Admission admission, BiPredicate<AgentState, Moment> paused) {
    this.rules = rules;
    this.admission = admission;
    this.paused = paused;
  }

  /** The earliest that can be decided. */
  @Override
  public List<Output> next(AgentState state, Moment moment) {
    CatchUps catchUps = catchUps(state, moment);
    return heads(state, catchUps).stream()
        .filter(head -> moment.hasCome(head.at()))
        .min(Comparator.comparing(Head::dueAt).thenComparing(head -> head.schedule().id()))
        .map(head -> decide(state, head, catchUps, moment))
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return heads(state, catchUps(state, moment)).stream()
        .map(Head::at)
        .min(Comparator.naturalOrder());
  }

  private CatchUps catchUps(AgentState state, Moment moment) {
    return new CatchUps(
        rules.onTime(),
        paused.test(state, moment),
        !state.activity().active().isEmpty(),
        moment.now());
  }

  /** What comes next of each schedule. */
  private static List<Head> heads(AgentState state, CatchUps catchUps) {
    List<Head> heads = new ArrayList<>();
    for (Schedule schedule : state.agent().map(Agent::schedules).orElse(List.of())) {
      Cursor cursor = state.activity().cursors().get(schedule.id());
      if (cursor != null) {
        Head head = head(schedule, cursor, catchUps);
        if (head != null) {
          heads.add(head);
        }
      }
    }
    return heads;
  }

  private static @Nullable Head head(Schedule schedule, Cursor cursor, CatchUps catchUps) {
    Optional<Owed> owed = Owed.first(schedule, cursor);
    if (owed.isPresent()) {
      Instant at = catchUps.decidableAt(schedule, cursor, owed.get());
      return new Head(schedule, cursor, owed, at);
    }
    return cursor.told().isEmpty() && silence(schedule.rule(), cursor).isPresent()
        ? new Head(schedule, cursor, owed, cursor.decided())
        : null;
  }

  private static Optional<Told> silence(Rule rule, Cursor cursor) {
    if (rule.isUnreadable()) {
      return Optional.of(Told.REFUSED);
    }
    return rule.firing().isPresent() && rule.isFinishedAfter(cursor.fires())
        ? Optional.of(Told.FINISHED)
        : Optional.empty();
  }

  private List<Output> decide(AgentState state, Head head, CatchUps catchUps, Moment moment) {
    Schedule schedule = head.schedule();
    ScheduleRef ref = new ScheduleRef(schedule.id(), schedule.name());
    if (head.owed().isEmpty()) {
      return List.of(silent(ref, schedule.rule(), head.cursor()));
    }
    Owed owed = head.owed().get();
    RunOrigin origin =
        new RunOrigin(
            RunIds.scheduled(schedule.id(), owed.nominalTime()).toString(),
            Optional.of(ref),
            catchUps.isLate(owed) ? Trigger.CATCH_UP : Trigger.SCHEDULE,
            Optional.of(owed.nominalTime()),
            state.agent().map(Agent::version).orElseThrow(),
            Optional.empty(),
            Optional.empty());
    return switch (catchUps.verdict(schedule, head.cursor(), owed)) {
      case CatchUps.Verdict.Skip(var reason, var message) ->
          List.of(new RunSkipped(origin, reason, message));
      case CatchUps.Verdict.Run _ ->
          admission.admit(state, ActiveRun.wanted(origin, Overrides.NONE), moment);
    };
  }

  private static Event silent(ScheduleRef schedule, Rule rule, Cursor cursor) {
    return switch (rule.meaning()) {
      case RuleParsing.Invalid(var errors) ->
          new Event.ScheduleRefused(
              schedule,
              String.join("; ", errors.stream().map(RuleParsing.RuleError::message).toList()),
              cursor.decided());
      case RuleParsing.Valid _ ->
          new Event.ScheduleFinished(schedule, cursor.fires(), cursor.decided());
    };
  }

  /**
   * What comes next of a schedule: a nominal time, or the word that there is none.
   *
   * @param at when it can be decided
   */
  private record Head(Schedule schedule, Cursor cursor, Optional<Owed> owed, Instant at) {
    Instant dueAt() {
      return owed.map(Owed::fireTime).orElse(at);
    }
  }
}
