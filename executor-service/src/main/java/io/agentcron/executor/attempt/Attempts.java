package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Cancel;
import io.agentcron.executor.run.Cancellations;
import io.agentcron.executor.run.Dispatch;
import io.agentcron.executor.run.StopCause;
import io.agentcron.executor.run.WorkOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The slots of an executor, and what runs in them. */
public final class Attempts {
  private final int slots;
  private final Workplace workplace;
  private final Cancellations cancellations;
  private final Map<Dispatch, Attempt> held = new HashMap<>();

  public Attempts(int slots, Workplace workplace, Cancellations cancellations) {
    this.slots = slots;
    this.workplace = workplace;
    this.cancellations = cancellations;
  }

  /** Starts an accepted order; returns at once. */
  public void start(WorkOrder order) {
    var attempt = new Attempt(order, workplace);
    synchronized (this) {
      held.put(order.dispatch(), attempt);
    }
    // After it can be found: a cancel comes either before this, and is seen, or finds the attempt.
    cancellations.of(order.dispatch()).ifPresent(it -> attempt.stop(cause(it)));
    Thread.ofVirtual()
        .name("attempt-" + order.dispatch().runId())
        .start(() -> {
          try {
            attempt.run();
          } finally {
            release(order.dispatch());
          }
        });
  }

  public synchronized boolean holds(Dispatch dispatch) {
    return held.containsKey(dispatch);
  }

  public int slots() {
    return slots;
  }

  public synchronized int running() {
    return held.size();
  }

  /**
   * Waits for free slots.
   *
   * @return whether so many are free now
   */
  public synchronized boolean awaitFree(int wanted, Duration patience) throws InterruptedException {
    return awaitAtMost(slots - wanted, patience);
  }

  /** Ends whatever the cancel covers; it is among the cancellations already. */
  public void cancel(Cancel cancel) {
    List<Attempt> covered;
    synchronized (this) {
      covered =
          held.entrySet().stream()
              .filter(entry -> cancel.covers(entry.getKey()))
              .map(Map.Entry::getValue)
              .toList();
    }
    covered.forEach(attempt -> attempt.stop(cause(cancel)));
  }

  /**
   * Lets runs finish, then ends those that have not.
   *
   * @return whether none is left
   */
  public boolean drain(Duration patience) throws InterruptedException {
    List<Attempt> unfinished;
    synchronized (this) {
      if (awaitAtMost(0, patience)) {
        return true;
      }
      unfinished = List.copyOf(held.values());
    }
    unfinished.forEach(attempt -> attempt.stop(new StopCause.Shutdown()));
    synchronized (this) {
      // Two steps of insisting, then the kill; and the report, which the fence bounds.
      return awaitAtMost(0, workplace.patience().multipliedBy(3).plus(workplace.lease().fence()));
    }
  }

  private synchronized void release(Dispatch dispatch) {
    held.remove(dispatch);
    notifyAll();
  }

  private synchronized boolean awaitAtMost(int running, Duration patience)
      throws InterruptedException {
    long start = System.nanoTime();
    long left = patience.toNanos();
    while (held.size() > running && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = patience.toNanos() - (System.nanoTime() - start);
    }
    return held.size() <= running;
  }

  private static StopCause cause(Cancel cancel) {
    return new StopCause.Cancelled(cancel.by());
  }
}
