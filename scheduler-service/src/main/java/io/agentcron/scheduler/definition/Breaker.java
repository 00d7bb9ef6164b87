package io.agentcron.scheduler.definition;

import java.time.Duration;
import java.util.Optional;

/**
 * Pauses an agent that keeps failing.
 *
 * @param failures in a row
 * @param probeAfter when one run is let through to see whether it works again; empty waits for
 *     somebody to resume it
 */
public record Breaker(int failures, Optional<Duration> probeAfter) {}
