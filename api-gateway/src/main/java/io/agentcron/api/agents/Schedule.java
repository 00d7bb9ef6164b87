package io.agentcron.api.agents;

import java.time.Instant;
import java.util.UUID;

/**
 * A schedule of an agent.
 *
 * @param effectiveFrom when its rule (cron, zone, enabled here and at the agent) last changed: the
 *     nominal times from this instant on are its own
 */
public record Schedule(UUID id, ScheduleSpec spec, Instant effectiveFrom) {}
