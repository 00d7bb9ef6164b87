package io.agentcron.notifier.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that are on their way to one client. At its bound it is full, and stays so until
 * half of it has been taken, so that a client is not served byte by byte. Not for several threads.
 */
final class SendWindow {
  private final long bound;
  private final Duration slowAfter;
  private long inFlight;
  private @Nullable Instant fullSince;

  SendWindow(long bound, Duration slowAfter) {
    this.bound = bound;
    this.slowAfter = slowAfter;
  }

  void sent(int bytes, Instant now) {
    inFlight += bytes;
    if (inFlight >= bound && fullSince == null) {
      fullSince = now;
    }
  }

  void written(int bytes) {
    inFlight -= bytes;
    if (inFlight <= bound / 2) {
      fullSince = null;
    }
  }

  boolean hasRoom() {
    return fullSince == null;
  }

  /** Whether the client has been at its bound for too long. */
  boolean isTooSlow(Instant now) {
    return fullSince != null && !now.isBefore(fullSince.plus(slowAfter));
  }
}
