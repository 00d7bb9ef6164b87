package io.agentcron.scheduler.run;

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

  /**
   * Somebody wants runs to end.
   *
   * @param runId empty: every active run of the agent
   */
  record CancelRun(String commandId, long minDefinitionVersion, String by, Optional<String> runId)
      implements Command {}
}
