package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.Reservation;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Terms;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.scheduler.state.QueuedState;
import io.agentcron.scheduler.state.RequestedState;
import io.agentcron.scheduler.state.ReservationState;
import io.agentcron.scheduler.state.RetryingState;
import io.agentcron.scheduler.state.RunState;
import io.agentcron.scheduler.state.RunningState;
import io.agentcron.scheduler.state.TermsState;
import java.time.Duration;
import java.util.Optional;

/** Runs that have not ended as the store has them, both ways. */
final class RunWire {
  private RunWire() {}

  static RunState state(ActiveRun run) {
    RunOrigin origin = run.origin();
    return RunState.newBuilder()
        .setRunId(origin.runId())
        .setScheduleId(origin.schedule().map(ScheduleRef::id).orElse(null))
        .setScheduleName(origin.schedule().map(ScheduleRef::name).orElse(null))
        .setTrigger(origin.trigger().name())
        .setNominalTime(origin.nominalTime().orElse(null))
        .setDefinitionVersion(origin.definitionVersion())
        .setCommandId(origin.commandId().orElse(null))
        .setRetryOf(origin.retryOf().orElse(null))
        .setPrompt(run.overrides().prompt().orElse(null))
        .setInputs(run.overrides().inputs().orElse(null))
        .setAttempt(run.attempt())
        .setDispatch(run.dispatch())
        .setAwaited(run.awaited().map(Enum::name).orElse(null))
        .setPhase(state(run.phase()))
        .build();
  }

  static ActiveRun run(RunState state) {
    return new ActiveRun(
        origin(state),
        new Overrides(
            Optional.ofNullable(state.getPrompt()), Optional.ofNullable(state.getInputs())),
        state.getAttempt(),
        state.getDispatch(),
        phase(state.getPhase()),
        Optional.ofNullable(state.getAwaited()).map(Deadline::valueOf));
  }

  private static RunOrigin origin(RunState state) {
    Optional<String> scheduleName = Optional.ofNullable(state.getScheduleName());
    return new RunOrigin(
        state.getRunId(),
        Optional.ofNullable(state.getScheduleId())
            .map(id -> new ScheduleRef(id, scheduleName.orElse(id))),
        Trigger.valueOf(state.getTrigger()),
        Optional.ofNullable(state.getNominalTime()),
        state.getDefinitionVersion(),
        Optional.ofNullable(state.getCommandId()),
        Optional.ofNullable(state.getRetryOf()));
  }

  private static Object state(Phase phase) {
    return switch (phase) {
      case Phase.Queued _ -> new QueuedState();
      case Phase.Retrying(var at, var after) -> new RetryingState(at, after.name());
      case Phase.Requested(var startBy, var terms) -> new RequestedState(startBy, state(terms));
      case Phase.Running(var executor, var lease, var deadline, var cancelledBy, var terms) ->
          new RunningState(executor, lease, deadline, cancelledBy.orElse(null), state(terms));
    };
  }

  private static Phase phase(Object state) {
    return switch (state) {
      case QueuedState _ -> new Phase.Queued();
      case RetryingState retrying ->
          new Phase.Retrying(retrying.getAt(), FailureKind.valueOf(retrying.getAfter()));
      case RequestedState requested ->
          new Phase.Requested(requested.getStartBy(), terms(requested.getTerms()));
      case RunningState running ->
          new Phase.Running(
              running.getExecutor(),
              running.getLeaseUntil(),
              running.getDeadline(),
              Optional.ofNullable(running.getCancelledBy()),
              terms(running.getTerms()));
      default -> throw new IllegalStateException("Not in the schema's union: " + state.getClass());
    };
  }

  private static TermsState state(Terms terms) {
    return new TermsState(
        terms.expiresAt(),
        terms.timeout().toMillis(),
        terms.reservation().map(it -> new ReservationState(it.microUsd(), it.day())).orElse(null));
  }

  private static Terms terms(TermsState state) {
    return new Terms(
        state.getExpiresAt(),
        Duration.ofMillis(state.getTimeoutMillis()),
        Optional.ofNullable(state.getReservation())
            .map(it -> new Reservation(it.getMicroUsd(), it.getDay())));
  }
}
