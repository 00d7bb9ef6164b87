package io.agentcron.scheduler.run;

import java.time.Duration;
import java.time.Instant;

/**
 * What holds for an attempt from its first work order on, whatever the definition says later.
 *
 * @param expiresAt when it is given up if nobody has started it
 * @param timeout wall time, as dispatched
 */
public record Terms(Instant expiresAt, Duration timeout) {}
