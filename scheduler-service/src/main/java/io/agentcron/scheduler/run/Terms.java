package io.agentcron.scheduler.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What holds for an attempt from its first work order on, whatever the definition says later.
 *
 * @param expiresAt when it is given up if nobody has started it
 * @param timeout wall time, as dispatched
 * @param reservation empty where the agent had no budget, and once the attempt's cost is charged
 */
public record Terms(Instant expiresAt, Duration timeout, Optional<Reservation> reservation) {
  Terms settled() {
    return new Terms(expiresAt, timeout, Optional.empty());
  }
}
