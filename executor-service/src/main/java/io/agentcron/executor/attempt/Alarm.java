package io.agentcron.executor.attempt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a thread that waits for something to do; a ring that nobody hears is heard next time. */
final class Alarm {
  private final Semaphore rings = new Semaphore(0);

  void ring() {
    rings.release();
  }

  /** Returns at a ring, or after this time. */
  void await(Duration duration) throws InterruptedException {
    if (rings.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      rings.drainPermits();
    }
  }
}
