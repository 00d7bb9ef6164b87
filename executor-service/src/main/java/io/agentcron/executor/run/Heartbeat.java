package io.agentcron.executor.run;

import java.time.Duration;

/**
 * The state of an attempt's heartbeat, in nanoseconds of a monotonic clock. At most one is under
 * way, so that a journal that does not answer is not flooded. What counts against the fence is when
 * the last acknowledged one was sent, not when its acknowledgement came.
 */
public record Heartbeat(Lease lease, long sentAt, long acknowledged, boolean underWay) {

  /** What to do now. */
  public sealed interface Step {
    /** Send one. */
    record Beat() implements Step {}

    /** Look again after this time, or when something has changed. */
    record Wait(Duration duration) implements Step {}

    /** End the attempt, and say nothing more about it. */
    record Fence() implements Step {}
  }

  /** The announcement is the first heartbeat. */
  public static Heartbeat announced(Lease lease, long sentAt) {
    return new Heartbeat(lease, sentAt, sentAt, false);
  }

  /**
   * Decides the next step.
   *
   * @param changed whether there is something to tell that the last heartbeat did not
   */
  public Step next(boolean changed, long now) {
    long untilFence = untilFence(now).toNanos();
    if (untilFence <= 0) {
      return new Step.Fence();
    }
    if (underWay) {
      return new Step.Wait(Duration.ofNanos(untilFence));
    }
    boolean unheard = sentAt != acknowledged;
    Duration pause = changed || unheard ? lease.beatAtMost() : lease.beatAtLeast();
    long untilBeat = pause.toNanos() - (now - sentAt);
    return untilBeat <= 0
        ? new Step.Beat()
        : new Step.Wait(Duration.ofNanos(Math.min(untilBeat, untilFence)));
  }

  /** How long the attempt may go on without another acknowledged heartbeat. */
  public Duration untilFence(long now) {
    return lease.fence().minusNanos(now - acknowledged);
  }

  public Heartbeat sent(long now) {
    return new Heartbeat(lease, now, acknowledged, true);
  }

  /** The one under way is in the journal. */
  public Heartbeat heard() {
    return new Heartbeat(lease, sentAt, sentAt, false);
  }

  /** Nobody knows what became of the one under way. */
  public Heartbeat lost() {
    return new Heartbeat(lease, sentAt, acknowledged, false);
  }
}
