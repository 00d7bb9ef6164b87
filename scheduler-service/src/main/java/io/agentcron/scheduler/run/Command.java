package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody asks of the scheduler. */
public sealed interface Command {
  String commandId();

  /** The definition that the caller saw; the command waits for it. */
  long minDefinitionVersion();

  /** Who asks. */
  String by();

  /**
   * Somebody wants a run now.
   *
   * @param runId chosen by the caller, so that asking twice makes one run
   * @param scheduleId run as this schedule would
   * @param retryOf the finished run that is tried again
   */
  record TriggerRun(
      String commandId,
      long minDefinitionVersion,
      String by,
      String runId,
      Optional<String> scheduleId,
      Overrides overrides,
      Optional<String> retryOf)
      implements Command {}

  /** Somebody wants the agent to do nothing of its own accord. */
  record PauseAgent(
      String commandId,
      long minDefinitionVersion,
      String by,
      Optional<String> note,
      Optional<Instant> until)
      implements Command {}

  /** Somebody wants it to go on. */
  record ResumeAgent(String commandId, long minDefinitionVersion, String by, Optional<String> note)
      implements Command {}

  /** Somebody wants past times of a schedule to be run. */
  record BackfillSchedule(
      String commandId,
      long minDefinitionVersion,
      String by,
      String scheduleId,
      List<Instant> times)
      implements Command {

    public BackfillSchedule {
      times = List.copyOf(times);
    }
  }

  /**
   * Somebody wants runs to end.
   *
   * @param runId empty: every active run of the agent
   */
  record CancelRun(String commandId, long minDefinitionVersion, String by, Optional<String> runId)
      implements Command {}
}
