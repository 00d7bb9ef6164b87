package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Backfill;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Instant;
import java.util.Optional;

/** A fact that the scheduler has decided. Its state is these, folded. */
public sealed interface Event extends Output {
  /** The agent is worked by this definition from here on. */
  record DefinitionApplied(Agent agent) implements Event {}

  /** A command came before the definition that it needs; kept, not journaled. */
  record CommandDeferred(Command command) implements Event {}

  /** The command at the head of those that wait is up. Not journaled: what is decided of it is. */
  record CommandResumed(Command command) implements Event {}

  /** Nothing follows from this command. */
  record CommandRejected(
      Command command, Optional<String> runId, RejectReason reason, String message)
      implements Event {}

  /**
   * A work order goes out: the first of a run, or the next one. {@code run} is as it is from here
   * on.
   */
  record RunDispatched(ActiveRun run) implements Event {}

  /**
   * A new run waits for others to end.
   *
   * @param position among those that wait; 1 is next
   */
  record RunQueued(ActiveRun run, int position) implements Event {}

  /** An expected run will not be. */
  record RunSkipped(RunOrigin origin, SkipReason reason, String message) implements Event {}

  /** Nothing is named after this instant: the schedule has requested all that it may. */
  record ScheduleFinished(ScheduleRef schedule, long fires, Instant after) implements Event {}

  /** Nothing is named after this instant: nobody can read the rule in force. */
  record ScheduleRefused(ScheduleRef schedule, String message, Instant after) implements Event {}

  /** A deadline has passed by the clock; decided when it is read back. */
  record DeadlineReached(ActiveRun run, Deadline deadline) implements Event {}

  /** A running dispatch is told to end. */
  record CancelRequested(ActiveRun run, String by, Optional<String> commandId) implements Event {}

  /** The run is over: cancelled before it started, or its executor is gone. */
  record RunCancelled(ActiveRun run, String by, Optional<String> commandId) implements Event {}

  /**
   * An attempt has failed, or the run at last.
   *
   * @param endsRun false where {@link RetryScheduled} follows
   */
  record RunFailed(ActiveRun run, FailureKind kind, String message, boolean endsRun)
      implements Event {}

  /** Another attempt follows; {@code run} is as it is from here on. */
  record RetryScheduled(ActiveRun run) implements Event {}

  /** The run is over: nobody started it. */
  record RunExpired(ActiveRun run, String message) implements Event {}

  /**
   * The agent does nothing of its own accord from here on.
   *
   * @param commandId of whoever asked for it
   */
  record AgentPaused(Pause pause, Optional<String> commandId) implements Event {}

  /** It goes on. */
  record AgentResumed(String by, Optional<String> note, Optional<String> commandId)
      implements Event {}

  /** The runs of a backfill will follow. */
  record BackfillAccepted(Backfill backfill) implements Event {}

  /** Why a command is refused. */
  enum RejectReason {
    UNKNOWN_AGENT,
    UNKNOWN_SCHEDULE,
    UNKNOWN_RUN,
    DUPLICATE_RUN,
    OTHER
  }
}
