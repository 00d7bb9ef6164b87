package io.agentcron.notifier.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.notifier.feed.Entry;
import io.agentcron.notifier.feed.LogRange;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Step;
import io.agentcron.notifier.frame.CloudEvent;
import io.agentcron.notifier.security.BearerToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The journal, its readers, and people with clients that come and go, on one thread: what happens
 * next is the next move.
 */
final class StreamWorld {
  static final int PARTITIONS = 2;
  static final int READERS = 2;
  static final int PEOPLE = 3;

  private static final UUID TOPIC = new UUID(1, 2);
  private static final Instant NOW = Instant.EPOCH;
  private static final String ODD = "odd";

  /** What may happen. */
  sealed interface Move {
    /** An event is written, or an offset is used up by something that nobody sees. */
    record Append(int partition, boolean event) implements Move {}

    record ReadLive(int partition) implements Move {}

    /** A catch-up reader does its next step: takes a client, or offers what it read. */
    record ReadForThoseBehind(int reader) implements Move {}

    /** A client comes, with its cursor if it has been here before. */
    record Connect(int person) implements Move {}

    /** What is on its way to it is lost. */
    record Disconnect(int person) implements Move {}

    record Receive(int person, int frames) implements Move {}

    /** A client wants only the odd events from now on, or all. */
    record ChangeFilter(int person, boolean odd) implements Move {}

    /** What is due by the clock is done. */
    record Tick() implements Move {}
  }

  private final Fanout fanout = new Fanout();
  private final Reception reception =
      new Reception(
          fanout,
          new Limits(
              Duration.ofDays(1), Duration.ofDays(1), 800, Duration.ofDays(1), Duration.ofDays(1)),
          new BearerToken("secret"),
          "test");
  private final List<List<Optional<String>>> log =
      IntStream.range(0, PARTITIONS)
          .<List<Optional<String>>>mapToObj(_ -> new ArrayList<>())
          .toList();
  private final List<Reader> readers =
      IntStream.range(0, READERS).mapToObj(_ -> new Reader()).toList();
  private final List<Person> people =
      List.of(new Person(false, false), new Person(true, false), new Person(false, true));
  private Positions live = Positions.beginning(TOPIC, PARTITIONS);

  StreamWorld() {
    fanout.begin(live, NOW);
  }

  List<Person> people() {
    return people;
  }

  void play(Move move) {
    switch (move) {
      case Move.Append(int partition, boolean event) -> append(partition, event);
      case Move.ReadLive(int partition) -> readLive(partition);
      case Move.ReadForThoseBehind(int reader) -> readers.get(reader).doNext();
      case Move.Connect(int person) -> people.get(person).connect();
      case Move.Disconnect(int person) -> people.get(person).disconnect();
      case Move.Receive(int person, int frames) -> people.get(person).receive(frames);
      case Move.ChangeFilter(int person, boolean odd) -> people.get(person).changeFilter(odd);
      case Move.Tick() -> reception.tick(NOW);
    }
  }

  /** Everybody connects, and everything is read and received. */
  void playToTheEnd() {
    people.forEach(Person::connect);
    reception.tick(NOW);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      readLive(partition);
    }
    boolean busy = true;
    while (busy) {
      busy = false;
      for (Reader reader : readers) {
        busy |= reader.doNext();
      }
      for (Person person : people) {
        busy |= person.receive(10);
      }
    }
  }

  List<List<String>> wantedBy(Person person) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(partition ->
            IntStream.range((int) person.began().next(partition), log.get(partition).size())
                .filter(offset -> person.wants(partition, offset))
                .mapToObj(offset -> log.get(partition).get(offset))
                .flatMap(Optional::stream)
                .toList())
        .toList();
  }

  private void append(int partition, boolean event) {
    List<Optional<String>> records = log.get(partition);
    records.add(
        event
            ? Optional.of(partition + "-" + records.size() + (records.size() % 2 == 0 ? "" : ODD))
            : Optional.empty());
  }

  private void readLive(int partition) {
    for (Step step : stepsFrom(live, partition)) {
      live = step.after();
      fanout.publish(step, NOW);
    }
  }

  /** As a consumer finds them: an event covers the gap before it, the rest is one more step. */
  private List<Step> stepsFrom(Positions from, int partition) {
    List<Step> steps = new ArrayList<>();
    List<Optional<String>> records = log.get(partition);
    Positions at = from;
    for (int offset = (int) from.next(partition); offset < records.size(); offset++) {
      if (records.get(offset).isPresent()) {
        Positions after = at.with(partition, offset + 1);
        steps.add(
            new Step(at, after, partition, records.get(offset).map(id -> entry(partition, id))));
        at = after;
      }
    }
    if (at.next(partition) < records.size()) {
      steps.add(new Step(at, at.with(partition, records.size()), partition, Optional.empty()));
    }
    return steps;
  }

  private static Entry entry(int partition, String id) {
    String type = id.endsWith(ODD) ? ODD : "even";
    CloudEvent event =
        new CloudEvent(id, "/agents/" + partition, type, Integer.toString(partition), NOW);
    return new Entry(type, "agent", "name", "owner", null, null, null, event.template());
  }

  /** A catch-up reader, whose slices others may interrupt anywhere. */
  private final class Reader {
    private @Nullable Subscriber serving;
    private final Deque<Runnable> slice = new ArrayDeque<>();

    boolean doNext() {
      Subscriber subscriber = serving;
      if (subscriber == null) {
        return takeOne();
      }
      if (slice.isEmpty() || !subscriber.hasRoom() || subscriber.isClosed()) {
        slice.clear();
        serving = null;
        fanout.finishSlice(subscriber);
      } else {
        slice.remove().run();
      }
      return true;
    }

    private boolean takeOne() {
      Subscriber subscriber;
      try {
        subscriber = fanout.backlog().take(Duration.ZERO);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      serving = subscriber;
      if (subscriber == null) {
        return false;
      }
      Positions own = subscriber.positions();
      Positions at = own;
      Map<Integer, LogRange> looked = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        if (own.next(partition) > live.next(partition)) {
          looked.put(partition, new LogRange(0, log.get(partition).size()));
        } else {
          for (Step step : stepsFrom(at, partition)) {
            slice.add(() -> fanout.backlog().offer(step, NOW));
            at = step.after();
          }
        }
      }
      if (!looked.isEmpty()) {
        slice.addFirst(() -> subscriber.repair(looked, own, NOW));
      }
      return true;
    }
  }

  /** Somebody who keeps what arrives and comes back with the last cursor. */
  final class Person {
    /** More would be too many messages at once. */
    private static final int MOST_CHANGES = 10;

    private final boolean fromEarliest;
    private final List<Choice> choices = new ArrayList<>();
    private final List<List<String>> got =
        IntStream.range(0, PARTITIONS).<List<String>>mapToObj(_ -> new ArrayList<>()).toList();
    private @Nullable Positions began;
    private @Nullable String cursor;
    private @Nullable Client client;
    private FakeConnection connection = new FakeConnection();
    private int seen;
    private int changes;

    /** What it wants from here on, as it has been told. */
    private record Choice(Positions from, boolean odd) {}

    private Person(boolean odd, boolean fromEarliest) {
      this.fromEarliest = fromEarliest;
      choices.add(new Choice(Positions.beginning(TOPIC, PARTITIONS), odd));
    }

    List<List<String>> got() {
      return got;
    }

    Positions began() {
      return began == null ? live : began;
    }

    boolean wants(int partition, int offset) {
      Choice choice =
          choices.reversed().stream()
              .filter(it -> it.from().next(partition) <= offset)
              .findFirst()
              .orElseThrow();
      return !choice.odd() || offset % 2 != 0;
    }

    private void connect() {
      if (client != null) {
        return;
      }
      Map<String, List<String>> asked = new HashMap<>();
      if (cursor != null) {
        asked.put("cursor", List.of(cursor));
      } else if (fromEarliest) {
        asked.put("from", List.of("earliest"));
      }
      if (choices.getLast().odd()) {
        asked.put("type", List.of(ODD));
      }
      connection = new FakeConnection();
      seen = 0;
      changes = 0;
      client = reception.welcome(connection, "id", Optional.of("secret"), asked, NOW);
    }

    private void changeFilter(boolean odd) {
      if (client != null && changes < MOST_CHANGES) {
        changes++;
        String type = odd ? "\"" + ODD + "\"" : "";
        client.message("{\"type\":\"filter\",\"filter\":{\"type\":[%s]}}".formatted(type), NOW);
      }
    }

    private void disconnect() {
      if (client != null) {
        client.closed();
        client = null;
      }
    }

    private boolean receive(int count) {
      if (client == null) {
        return false;
      }
      connection.deliver(count);
      List<JsonNode> frames = connection.delivered();
      boolean any = seen < frames.size();
      for (; seen < frames.size(); seen++) {
        keep(frames.get(seen));
      }
      return any;
    }

    private void keep(JsonNode frame) {
      String here = frame.get("cursor").asText();
      cursor = here;
      if (began == null) {
        began = Positions.ofCursor(here).orElseThrow();
      }
      if (frame.get("type").asText().equals("agentcron.filter")) {
        choices.add(
            new Choice(Positions.ofCursor(here).orElseThrow(), frame.get("data").has("type")));
      }
      if (frame.has("subject")) {
        got.get(frame.get("subject").asInt()).add(frame.get("id").asText());
      }
    }
  }
}
