package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RejectReason;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import io.agentcron.contract.SkipReason;
import io.agentcron.scheduler.decide.Event;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The scheduler's decisions as the journal has them. */
final class JournalWire {
  private JournalWire() {}

  /** Empty for what is kept in the state only. */
  static Optional<RunEvent> event(
      String eventId, String agentId, Optional<Agent> agent, Event event, Instant now) {
    RunEvent.Builder envelope =
        RunEvent.newBuilder()
            .setEventId(eventId)
            .setSource(EventSource.scheduler)
            .setOccurredAt(now)
            .setAgentId(agentId)
            .setAgentName(agent.map(Agent::name).orElse(""))
            .setOwner(agent.map(Agent::owner).orElse(""))
            .setDefinitionVersion(agent.map(Agent::version).orElse(0L));
    return switch (event) {
      case Event.CommandDeferred _, Event.CommandResumed _ -> Optional.empty();
      case Event.DefinitionApplied(var applied) ->
          built(envelope, new DefinitionApplied(applied.version()));
      case Event.CommandRejected(var command, var runId, var reason, var message) ->
          built(
              envelope.setCommandId(command.commandId()).setRunId(runId.orElse(null)),
              new CommandRejected(reason(reason), message));
      case Event.RunDispatched(var run) ->
          built(of(envelope, run), new RunDispatched(startBy(run)));
      case Event.RunQueued(var run, var position) ->
          built(of(envelope, run), new RunQueued(position));
      case Event.RunSkipped(var origin, var reason, var message) ->
          built(of(envelope, origin), new RunSkipped(reason(reason), message));
      case Event.ScheduleFinished(var schedule, var fires, var after) ->
          built(of(envelope, schedule, after), new ScheduleFinished(fires));
      case Event.ScheduleRefused(var schedule, var message, var after) ->
          built(of(envelope, schedule, after), new ScheduleRefused(message));
      case Event.DeadlineReached(var run, var deadline) ->
          built(of(envelope, run), new DeadlineReached(deadline(deadline)));
      case Event.CancelRequested(var run, var by, var commandId) ->
          built(
              of(envelope, run).setCommandId(commandId.orElse(null)),
              new io.agentcron.contract.CancelRequested(by));
      case Event.RunCancelled(var run, var by, var commandId) ->
          built(
              of(envelope, run).setCommandId(commandId.orElse(null)),
              new RunCancelled(by, nothing()));
      case Event.RunFailed(var run, var kind, var message, var endsRun) ->
          built(
              of(envelope, run),
              new RunFailed(FailureWire.kind(kind), message, true, null, endsRun, nothing()));
      case Event.RetryScheduled(var run) -> built(of(envelope, run), new RetryScheduled(at(run)));
      case Event.AgentPaused(var pause, var commandId) ->
          built(envelope.setCommandId(commandId.orElse(null)), PauseWire.event(pause));
      case Event.AgentResumed(var by, var note, var commandId) ->
          built(
              envelope.setCommandId(commandId.orElse(null)),
              new AgentResumed(by, note.orElse(null)));
      case Event.BackfillAccepted(var backfill) ->
          built(
              envelope
                  .setCommandId(backfill.commandId())
                  .setScheduleId(backfill.schedule().id())
                  .setScheduleName(backfill.schedule().name()),
              new BackfillAccepted(backfill.times().size()));
      case Event.RunExpired(var run, var message) ->
          built(of(envelope, run), new RunExpired(message));
    };
  }

  static io.agentcron.contract.Trigger trigger(Trigger trigger) {
    return switch (trigger) {
      case SCHEDULE -> io.agentcron.contract.Trigger.schedule;
      case CATCH_UP -> io.agentcron.contract.Trigger.catch_up;
      case MANUAL -> io.agentcron.contract.Trigger.manual;
      case RETRY -> io.agentcron.contract.Trigger.retry;
      case BACKFILL -> io.agentcron.contract.Trigger.backfill;
    };
  }

  private static Optional<RunEvent> built(RunEvent.Builder envelope, Object payload) {
    return Optional.of(envelope.setPayload(payload).build());
  }

  private static RunEvent.Builder of(RunEvent.Builder envelope, ActiveRun run) {
    return of(envelope, run.origin()).setAttempt(run.attempt()).setDispatch(run.dispatch());
  }

  private static RunEvent.Builder of(RunEvent.Builder envelope, RunOrigin origin) {
    return envelope
        .setRunId(origin.runId())
        .setScheduleId(origin.schedule().map(ScheduleRef::id).orElse(null))
        .setScheduleName(origin.schedule().map(ScheduleRef::name).orElse(null))
        .setTrigger(trigger(origin.trigger()))
        .setNominalTime(origin.nominalTime().orElse(null))
        .setDefinitionVersion(origin.definitionVersion())
        .setCommandId(origin.commandId().orElse(null))
        .setRetryOf(origin.retryOf().orElse(null));
  }

  private static RunEvent.Builder of(RunEvent.Builder envelope, ScheduleRef schedule, Instant at) {
    return envelope
        .setScheduleId(schedule.id())
        .setScheduleName(schedule.name())
        .setNominalTime(at);
  }

  /** A run that goes out waits to be started. */
  static Instant startBy(ActiveRun run) {
    if (run.phase() instanceof Phase.Requested(var startBy, _)) {
      return startBy;
    }
    throw new IllegalStateException(
        "Expected a dispatched run to wait for its start, found " + run.phase());
  }

  private static Instant at(ActiveRun run) {
    if (run.phase() instanceof Phase.Retrying(var at, _)) {
      return at;
    }
    throw new IllegalStateException("Expected a run that is tried again, found " + run.phase());
  }

  /** What a run leaves behind when nobody is left to report it. */
  private static Outcome nothing() {
    return new Outcome(0L, null, null, RunMetrics.newBuilder().setToolCalls(List.of()).build());
  }

  private static SkipReason reason(io.agentcron.scheduler.run.SkipReason reason) {
    return switch (reason) {
      case OVERLAP -> SkipReason.overlap;
      case BUDGET -> SkipReason.budget;
      case QUEUE_FULL -> SkipReason.queue_full;
      case LATE -> SkipReason.late;
      case SUPERSEDED -> SkipReason.superseded;
      case BLACKOUT -> SkipReason.blackout;
      case PAUSED -> SkipReason.paused;
      case DISABLED -> SkipReason.disabled;
      case DELETED -> SkipReason.deleted;
      case INVALID -> SkipReason.invalid;
    };
  }

  private static RejectReason reason(Event.RejectReason reason) {
    return switch (reason) {
      case UNKNOWN_AGENT -> RejectReason.unknown_agent;
      case UNKNOWN_SCHEDULE -> RejectReason.unknown_schedule;
      case UNKNOWN_RUN -> RejectReason.unknown_run;
      case DUPLICATE_RUN -> RejectReason.duplicate_run;
      case OTHER -> RejectReason.other;
    };
  }

  private static io.agentcron.contract.Deadline deadline(
      io.agentcron.scheduler.run.Deadline deadline) {
    return switch (deadline) {
      case START -> io.agentcron.contract.Deadline.start;
      case LEASE -> io.agentcron.contract.Deadline.lease;
      case RUN -> io.agentcron.contract.Deadline.run;
    };
  }
}
