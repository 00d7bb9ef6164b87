package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clients for which something must be read from the topic. Readers take them in turn, one slice
 * each; whoever is full comes back when it has room.
 */
public final class Backlog {
  private final Set<Subscriber> members = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Subscriber> ready = new LinkedBlockingQueue<>();

  void add(Subscriber subscriber) {
    if (members.add(subscriber)) {
      ready.add(subscriber);
    }
  }

  void remove(Subscriber subscriber) {
    members.remove(subscriber);
  }

  public int size() {
    return members.size();
  }

  /** Whose turn it is; null if it is nobody's for so long. */
  public @Nullable Subscriber take(Duration wait) throws InterruptedException {
    Subscriber next = ready.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null && !members.contains(next)) {
      // Gone while it waited.
      next = ready.poll();
    }
    return next;
  }

  /** What one reader reads for one client, others may need too. */
  public void offer(Step step, Instant now) {
    for (Subscriber member : members) {
      // Whoever does not take it has its own turn.
      var _ = member.offer(step, now);
    }
  }

  /** It has had a slice and needs more. */
  void again(Subscriber subscriber) {
    subscriber.whenRoom(() -> ready.add(subscriber));
  }
}
