package io.agentcron.api.agents;

import java.util.Optional;
import java.util.UUID;

/**
 * A schedule in a request that carries the agent whole.
 *
 * @param id of the schedule that is meant; without it, the one with the same name
 */
public record ScheduleDraft(Optional<UUID> id, ScheduleSpec spec) {}
