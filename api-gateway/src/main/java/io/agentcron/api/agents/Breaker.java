package io.agentcron.api.agents;

import java.time.Duration;
import java.util.Optional;

/**
 * Pauses an agent after failures in a row.
 *
 * @param probeAfter then one run is let through; empty waits for somebody to resume
 */
public record Breaker(int failures, Optional<Duration> probeAfter) {}
