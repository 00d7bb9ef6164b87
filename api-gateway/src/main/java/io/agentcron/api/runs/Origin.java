package io.agentcron.api.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which run it is and where it comes from; the same in every event of a run.
 *
 * @param scheduleId absent where an agent was run without a schedule
 * @param nominalTime the instant that the schedule named
 * @param definitionVersion of the agent, when the run was decided on
 * @param commandId of who asked for the run
 * @param retryOf the finished run that this one tries again
 */
public record Origin(
    UUID runId,
    UUID agentId,
    String agentName,
    String owner,
    @Nullable UUID scheduleId,
    @Nullable String scheduleName,
    @Nullable Trigger trigger,
    @Nullable Instant nominalTime,
    long definitionVersion,
    @Nullable String commandId,
    @Nullable UUID retryOf) {}
