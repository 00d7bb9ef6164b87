package io.agentcron.notifier;

import io.agentcron.notifier.feed.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that leaves after some frames and comes back with its last cursor. */
final class Wanderer implements Runnable {
  private final Supplier<Notifier> notifier;
  private final Journal journal;
  private final Wish wish;
  private final Random random;
  private final CountDownLatch began;
  private final AtomicBoolean written;
  private final List<Told> told = new ArrayList<>();
  private final List<String> resyncs = new ArrayList<>();
  private @Nullable Positions start;
  private String cursor = "";
  private int visits;

  /**
   * What it asks for.
   *
   * @param first the query of its first visit
   * @param agents empty for all
   * @param patience about how many frames it waits for at most
   * @param streams whether by server-sent events
   */
  record Wish(String first, Set<String> agents, int patience, boolean streams) {
    boolean wants(Journal.Written event) {
      return agents.isEmpty() || agents.contains(event.agent());
    }

    String filter() {
      StringBuilder query = new StringBuilder();
      agents.forEach(agent -> query.append("&agent=").append(agent));
      return query.toString();
    }
  }

  private record Told(String id, int visit) {}

  Wanderer(
      Supplier<Notifier> notifier,
      Journal journal,
      Wish wish,
      Random random,
      CountDownLatch began,
      AtomicBoolean written) {
    this.notifier = notifier;
    this.journal = journal;
    this.wish = wish;
    this.random = random;
    this.began = began;
    this.written = written;
  }

  @Override
  public void run() {
    try (Inbox first = connect(wish.first()).awaitHello()) {
      // Of the hello: whatever comes after it belongs to the next visit.
      cursor = first.frames().getFirst().get("cursor").asText();
      start = Positions.ofCursor(cursor).orElseThrow();
    }
    began.countDown();
    while (!written.get()) {
      int frames = 1 + random.nextInt(random.nextBoolean() ? 10 : wish.patience());
      visit(client -> client.leaveAfter(frames).isClosed() || written.get());
    }
    while (!Notifier.offsets(cursor).equals(journal.ends())) {
      visit(client -> Notifier.offsets(client.cursor()).equals(journal.ends()));
    }
  }

  private void visit(Predicate<Inbox> enough) {
    Inbox client;
    try {
      client = connect("?cursor=" + cursor);
    } catch (CompletionException e) {
      // It is being restarted.
      return;
    }
    client.await(it -> it.isClosed() || (!it.frames().isEmpty() && enough.test(it)));
    client.close();
    if (client.frames().stream().anyMatch(frame -> frame.has("cursor"))) {
      visits++;
      client.eventIds().forEach(id -> told.add(new Told(id, visits)));
      if (client.types().contains("agentcron.resync")) {
        resyncs.add("was told to resync at visit %d".formatted(visits));
      }
      cursor = client.cursor();
    }
  }

  private Inbox connect(String query) {
    return wish.streams()
        ? StreamClient.connect(
            notifier.get().stream(query + wish.filter()), Notifier.WITH_TOKEN_IN_HEADER)
        : EventClient.connect(notifier.get().events(query + wish.filter()), Notifier.WITH_TOKEN);
  }

  int visits() {
    return visits;
  }

  /** How what it was told differs from what it should have been told; empty if it does not. */
  List<String> differences(List<Journal.Written> journal) {
    Positions from = Objects.requireNonNull(start);
    Map<String, Journal.Written> due = new HashMap<>();
    for (Journal.Written event : journal) {
      if (event.offset() >= from.next(event.partition()) && wish.wants(event)) {
        due.put(event.id(), event);
      }
    }
    List<String> differences = new ArrayList<>(resyncs);
    Map<String, Told> seen = new HashMap<>();
    Map<Integer, Long> reached = new HashMap<>();
    for (Told one : told) {
      Journal.Written event = due.get(one.id());
      Told before = seen.put(one.id(), one);
      if (event == null) {
        differences.add(one + " is not for it");
      } else if (before != null) {
        differences.add("%s is told again: %s, %s".formatted(event, before, one));
      } else if (event.offset() < reached.getOrDefault(event.partition(), -1L)) {
        differences.add("%s is told after %s: %s".formatted(event, reached, one));
      } else {
        reached.put(event.partition(), event.offset());
      }
    }
    due.values().stream()
        .filter(event -> !seen.containsKey(event.id()))
        .forEach(event -> differences.add(event + " is missing"));
    return differences;
  }

  @Override
  public String toString() {
    return "%s, %d visits".formatted(wish, visits);
  }
}
