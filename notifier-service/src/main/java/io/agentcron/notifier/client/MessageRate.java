package io.agentcron.notifier.client;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: a burst, and then so many messages a second. Not for several threads. */
final class MessageRate {
  private static final int BURST = 20;
  private static final Duration REFILL = Duration.ofMillis(200);

  /** When the bucket will be full again. */
  private Instant full;

  MessageRate(Instant now) {
    this.full = now;
  }

  boolean allows(Instant now) {
    Instant next = (full.isBefore(now) ? now : full).plus(REFILL);
    if (next.isAfter(now.plus(REFILL.multipliedBy(BURST)))) {
      return false;
    }
    full = next;
    return true;
  }
}
