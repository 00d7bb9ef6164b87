package io.agentcron.executor.run;

import java.time.Duration;

/**
 * How an executor shows that it is there, and when it gives up. The scheduler's own lease is longer
 * than {@code swept}.
 *
 * @param beatAtMost a heartbeat is at least this long after the one before
 * @param beatAtLeast and at most this long
 * @param fence without an acknowledged heartbeat for this long the attempt is ended
 * @param swept by then, counted from the same heartbeat, its last process is gone
 */
public record Lease(Duration beatAtMost, Duration beatAtLeast, Duration fence, Duration swept) {

  public Lease {
    if (!beatAtMost.isPositive() || beatAtMost.compareTo(beatAtLeast) > 0) {
      throw new IllegalArgumentException(
          "heartbeat: expected 0 < %s <= %s".formatted(beatAtMost, beatAtLeast));
    }
    if (beatAtLeast.multipliedBy(3).compareTo(fence) > 0) {
      throw new IllegalArgumentException(
          "fence: expected at least three heartbeats of %s, found %s"
              .formatted(beatAtLeast, fence));
    }
    if (fence.compareTo(swept) >= 0) {
      throw new IllegalArgumentException(
          "swept: expected later than the fence of %s, found %s".formatted(fence, swept));
    }
  }

  /** How much time may pass between sending the announcement and launching. */
  public Duration launchWindow() {
    return fence.dividedBy(3);
  }

  /** How patient each step of ending a fenced attempt may be: there are two, and some margin. */
  public Duration fencedGrace() {
    return swept.minus(fence).dividedBy(4);
  }
}
