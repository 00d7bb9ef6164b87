package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.RunOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How facts change the state; the only place where it changes. */
public final class Fold {
  private final Rules rules;

  public Fold(Rules rules) {
    this.rules = rules;
  }

  /** What the scheduler itself decided. */
  public AgentState apply(AgentState state, Event event) {
    Activity activity = state.activity();
    return switch (event) {
      case Event.DefinitionApplied(var agent) ->
          defined(Cursors.after(state.agent(), agent, activity.cursors()), activity);
      case Event.CommandDeferred(var command) ->
          state.with(
              activity.withWaiting(
                  Stream.concat(activity.waiting().stream(), Stream.of(command)).toList()));
      case Event.CommandResumed _ ->
          state.with(
              activity.withWaiting(activity.waiting().subList(1, activity.waiting().size())));
      case Event.CommandRejected _ -> state;
      case Event.RunDispatched(var run) ->
          state.with(decided(activity, run.origin(), Cursor::fire).withRun(run));
      case Event.RunQueued(var run, _) ->
          state.with(decided(activity, run.origin(), Cursor::fire).withRun(run));
      case Event.RunSkipped(var origin, _, _) ->
          state.with(decided(activity, origin, Cursor::decide).withoutRun(origin.runId()));
      case Event.ScheduleFinished(var schedule, _, _) ->
          state.with(told(activity, schedule.id(), Told.FINISHED));
      case Event.ScheduleRefused(var schedule, _, _) ->
          state.with(told(activity, schedule.id(), Told.REFUSED));
      case Event.DeadlineReached(var run, var deadline) ->
          state.with(activity.changeRun(run.runId(), it -> it.awaiting(Optional.of(deadline))));
      case Event.CancelRequested requested ->
          state.with(
              activity.changeRun(requested.run().runId(), it -> cancelling(it, requested.by())));
      case Event.RunCancelled cancelled -> state.with(activity.withoutRun(cancelled.run().runId()));
      case Event.RunFailed(var run, _, _, var endsRun) ->
          endsRun ? state.with(activity.withoutRun(run.runId())) : state;
      case Event.RetryScheduled(var run) -> state.with(activity.withRun(run));
      case Event.RunExpired expired -> state.with(activity.withoutRun(expired.run().runId()));
    };
  }

  /**
   * What the journal says of a dispatch; words about another than the current one change nothing.
   */
  public AgentState apply(AgentState state, Report report) {
    Activity activity = state.activity();
    Optional<ActiveRun> current =
        activity
            .run(report.runId())
            .filter(run -> run.isDispatch(report.attempt(), report.dispatch()));
    if (current.isEmpty()) {
      return state;
    }
    ActiveRun run = current.get();
    return state.with(
        switch (report) {
          case Report.Started started -> activity.withRun(started(run, started));
          case Report.Progressed progressed -> activity.withRun(alive(run, progressed.at()));
          // What becomes of it is decided and written, and folded then.
          case Report.Ended(_, _, _, _, End.Failure(_, _, var endsRun)) when !endsRun -> activity;
          case Report.Ended ended -> activity.withoutRun(ended.runId());
          case Report.GivenBack _ -> activity;
          case Report.Deadline deadline ->
              run.awaited().equals(Optional.of(deadline.deadline()))
                  ? activity.withRun(run.awaiting(Optional.empty()))
                  : activity;
        });
  }

  private static AgentState defined(Cursors cursors, Activity activity) {
    return new AgentState(Optional.of(cursors.agent()), activity.withCursors(cursors.cursors()));
  }

  /**
   * The first decision about a nominal time that a schedule has named moves its cursor; a later
   * dispatch finds it moved.
   */
  private static Activity decided(
      Activity activity, RunOrigin origin, BiFunction<Cursor, Instant, Cursor> move) {
    return switch (origin.trigger()) {
      case MANUAL, RETRY -> activity.withAsked(origin.runId());
      case SCHEDULE, CATCH_UP ->
          changed(
              activity,
              origin.schedule().orElseThrow().id(),
              cursor -> move.apply(cursor, origin.nominalTime().orElseThrow()));
    };
  }

  private static Activity told(Activity activity, String scheduleId, Told told) {
    return changed(activity, scheduleId, cursor -> cursor.telling(Optional.of(told)));
  }

  /** A schedule that is gone has no cursor, but perhaps a run that is dispatched again. */
  private static Activity changed(
      Activity activity, String scheduleId, UnaryOperator<Cursor> change) {
    Cursor cursor = activity.cursors().get(scheduleId);
    return cursor == null ? activity : activity.withCursor(scheduleId, change.apply(cursor));
  }

  private ActiveRun started(ActiveRun run, Report.Started started) {
    if (!(run.phase() instanceof Phase.Requested(_, var terms))) {
      return run;
    }
    Instant lease = started.at().plus(rules.lease());
    Instant deadline = started.at().plus(terms.timeout()).plus(rules.timeoutMargin());
    return run.in(new Phase.Running(started.executor(), lease, deadline, Optional.empty(), terms))
        .awaiting(Optional.empty());
  }

  private ActiveRun alive(ActiveRun run, Instant at) {
    return run.phase() instanceof Phase.Running running
        ? run.in(running.until(latest(running.leaseUntil(), at.plus(rules.lease()))))
            .awaiting(run.awaited().filter(awaited -> awaited != Deadline.LEASE))
        : run;
  }

  private static ActiveRun cancelling(ActiveRun run, String by) {
    return run.phase() instanceof Phase.Running running ? run.in(running.cancelledBy(by)) : run;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
