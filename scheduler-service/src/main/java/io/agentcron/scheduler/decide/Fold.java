package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.PreviousRun;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.Standing;
import io.agentcron.scheduler.run.Trigger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
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
          defined(
              Cursors.after(state.agent(), agent, activity.cursors()), activity, state.previous());
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
      case Event.RunCancelled(var run, _, _) ->
          state.with(backfilled(lost(activity, run), run.origin()).withoutRun(run.runId()));
      case Event.RunFailed(var run, var kind, _, var endsRun) ->
          state.with(endsRun ? failed(lost(activity, run), run, kind) : lost(activity, run));
      case Event.RetryScheduled(var run) -> state.with(activity.withRun(run));
      case Event.RunExpired expired -> state.with(activity.withoutRun(expired.run().runId()));
      case Event.AgentPaused(var pause, _) ->
          state.with(activity.with(activity.standing().paused(pause)));
      case Event.AgentResumed _ -> state.with(activity.with(activity.standing().resumed()));
      case Event.BackfillAccepted(var backfill) ->
          state.with(activity.withAsked(backfill.commandId()).withBackfill(backfill));
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
    return remembered(state, report)
        .with(
            switch (report) {
              case Report.Started started -> activity.withRun(started(run, started));
              case Report.Progressed progressed -> activity.withRun(alive(run, progressed.at()));
              case Report.Ended ended -> ended(activity, run, ended);
              // What becomes of it is decided and written, and folded then.
              case Report.GivenBack givenBack ->
                  Cancels.askedBy(run).isPresent()
                      ? Settlement.settle(activity, run, givenBack.cost())
                      : Settlement.charge(activity, run, givenBack.cost());
              case Report.Deadline deadline ->
                  run.awaited().equals(Optional.of(deadline.deadline()))
                      ? activity.withRun(run.awaiting(Optional.empty()))
                      : activity;
            });
  }

  /** What the next run may be told of this one, where the agent asks for it. */
  private static AgentState remembered(AgentState state, Report report) {
    return report instanceof Report.Ended ended
            && ended.end() instanceof End.Success(var sessionId, var output)
            && state.agent().filter(Agent::looksBack).isPresent()
        ? state.with(new PreviousRun(ended.runId(), sessionId, output))
        : state;
  }

  private static AgentState defined(
      Cursors cursors, Activity activity, Optional<PreviousRun> previous) {
    Standing standing = activity.standing();
    return new AgentState(
        Optional.of(cursors.agent()),
        activity
            .withCursors(cursors.cursors())
            .with(cursors.agent().deleted() ? standing.resumed() : standing),
        previous.filter(_ -> cursors.agent().looksBack()));
  }

  private static Activity ended(Activity activity, ActiveRun run, Report.Ended report) {
    Activity settled = Settlement.settle(activity, run, report.cost());
    return switch (report.end()) {
      case End.Success _ -> settled.with(settled.standing().succeeded()).withoutRun(run.runId());
      case End.Failure(var kind, _, var endsRun) -> endsRun ? failed(settled, run, kind) : settled;
      case End.Withdrawn _ -> settled.withoutRun(run.runId());
    };
  }

  private static Activity failed(Activity activity, ActiveRun run, FailureKind kind) {
    Standing standing = activity.standing();
    return activity
        .with(kind.isOfTheAgent() ? standing.failed() : standing)
        .withoutRun(run.runId());
  }

  /**
   * Nobody will tell what an attempt has cost that was running, and counts as ended now. What the
   * state has of it counts, since a report may have settled it just before.
   */
  private static Activity lost(Activity activity, ActiveRun run) {
    return activity
        .run(run.runId())
        .filter(current -> current.phase() instanceof Phase.Running)
        .map(current -> Settlement.settle(activity, current, OptionalLong.empty()))
        .orElse(activity);
  }

  private static Activity backfilled(Activity activity, RunOrigin origin) {
    return origin.trigger() == Trigger.BACKFILL
        ? activity.backfilled(origin.commandId().orElseThrow(), origin.nominalTime().orElseThrow())
        : activity;
  }

  /**
   * The first decision about a nominal time that a schedule has named moves its cursor; a later
   * dispatch finds it moved.
   */
  private static Activity decided(
      Activity activity, RunOrigin origin, BiFunction<Cursor, Instant, Cursor> move) {
    return switch (origin.trigger()) {
      case MANUAL, RETRY -> activity.withAsked(origin.runId());
      case BACKFILL -> backfilled(activity, origin);
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
