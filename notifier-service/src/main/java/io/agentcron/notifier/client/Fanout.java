package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All subscribers, and where the live reader is. The live reader publishes its position before it
 * offers the step; a client is added before it compares itself with that position. So every step is
 * either offered to it or found to be missing.
 */
public final class Fanout {
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final Backlog backlog = new Backlog();
  private volatile @Nullable Positions tail;

  /** Where the live reader is; empty before it has found the topic. */
  public Optional<Positions> tail() {
    return Optional.ofNullable(tail);
  }

  public Backlog backlog() {
    return backlog;
  }

  public int size() {
    return subscribers.size();
  }

  void join(Subscriber subscriber, Instant now) {
    subscribers.add(subscriber);
    settle(subscriber, now);
  }

  void leave(Subscriber subscriber) {
    subscriber.close();
    subscribers.remove(subscriber);
    backlog.remove(subscriber);
  }

  /** The live reader begins here, for the first time or anew. */
  public void begin(Positions start, Instant now) {
    tail = start;
    for (Subscriber subscriber : subscribers) {
      settle(subscriber, now);
    }
  }

  /** The live reader has met this. */
  public void publish(Step step, Instant now) {
    tail = step.after();
    for (Subscriber subscriber : subscribers) {
      if (subscriber.offer(step, now) == Subscriber.Offered.LEFT_BEHIND) {
        backlog.add(subscriber);
      }
    }
  }

  /** A reader has done what it could for this client for now. */
  public void finishSlice(Subscriber subscriber) {
    if (isBehind(subscriber)) {
      backlog.again(subscriber);
      return;
    }
    backlog.remove(subscriber);
    // It may have been left behind since, while it still counted as a member.
    if (isBehind(subscriber)) {
      backlog.add(subscriber);
    }
  }

  private void settle(Subscriber subscriber, Instant now) {
    Positions live = tail;
    if (live == null) {
      return;
    }
    subscriber.follow(live, now);
    // Ahead of the tail is looked into as well: the log may have lost records.
    if (!subscriber.positions().equals(live)) {
      backlog.add(subscriber);
    }
  }

  private boolean isBehind(Subscriber subscriber) {
    Positions live = tail;
    Positions own = subscriber.positions();
    return live != null
        && !subscriber.isClosed()
        && own.topic().equals(live.topic())
        && own.isBehind(live);
  }
}
