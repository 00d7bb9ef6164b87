package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Which run it is and where it came from.
 *
 * @param nominalTime the instant that the schedule named; empty where somebody asked for the run
 * @param definitionVersion of the agent by which it was last dispatched
 * @param commandId of the command that asked for it
 * @param retryOf the finished run that this one tries again
 */
public record RunOrigin(
    String runId,
    Optional<ScheduleRef> schedule,
    Trigger trigger,
    Optional<Instant> nominalTime,
    long definitionVersion,
    Optional<String> commandId,
    Optional<String> retryOf) {

  /** The same run, going by another version of the definition. */
  public RunOrigin by(long version) {
    return new RunOrigin(runId, schedule, trigger, nominalTime, version, commandId, retryOf);
  }

  /** A schedule by id, with its name at that time. */
  public record ScheduleRef(String id, String name) {}
}
