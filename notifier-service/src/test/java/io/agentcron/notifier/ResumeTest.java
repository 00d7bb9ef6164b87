package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.contract.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int EVENTS = 6000;
  private static final int CLIENTS = 6;
  private static final long SEED = 20261121;

  private Journal journal;
  private volatile Notifier notifier;

  @BeforeEach
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
    notifier = startNotifier();
  }

  @AfterEach
  void stop() {
    notifier.close();
    journal.close();
    Notifier.assertNothingIsLeft();
  }

  @Test
  void goesOnExactlyAfterTheCursor() throws Exception {
    String cursor;
    List<String> ids = new ArrayList<>();
    try (EventClient client = notifier.connect()) {
      ids.addAll(journal.writeFor("a", "b", "c", "d"));
      client.await(it -> it.events().size() == 4);
      cursor = client.events().get(1).get("cursor").asText();
      ids.removeAll(client.eventIds().subList(0, 2));
    }
    ids.addAll(journal.writeFor("a", "b", "c", "d"));

    try (EventClient back = notifier.resume(cursor)) {
      back.await(it -> it.events().size() >= 6);
      ids.addAll(journal.writeFor("a"));
      back.await(it -> it.events().size() >= 7);

      assertThat(back.eventIds()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(back.eventIds().getLast()).isEqualTo(ids.getLast());
    }
  }

  @Test
  void beginsWithAllThatIsKeptWhereItIsAskedTo() throws Exception {
    List<String> ids = journal.writeFor("a", "a", "a");

    try (EventClient client = notifier.connect("?from=earliest")) {
      assertThat(client.await(it -> it.events().size() >= 3).eventIds()).isEqualTo(ids);
    }
  }

  /**
   * Clients come and go at random while events are written in transactions and without, and the
   * notifier is restarted in between; then each has every event of the topic once, in its order.
   */
  @Test
  void losesNothingAndRepeatsNothingHoweverOftenClientsAndTheNotifierComeAndGo() throws Exception {
    CountDownLatch began = new CountDownLatch(CLIENTS);
    AtomicBoolean written = new AtomicBoolean();
    List<Wanderer> wanderers =
        IntStream.range(0, CLIENTS)
            .mapToObj(it -> new Wanderer(new Random(SEED + it), began, written))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> wandering = wanderers.stream().map(threads::submit).toList();
      began.await();
      write(EVENTS / 2);
      restart();
      write(EVENTS / 2);
      written.set(true);
      for (Future<?> one : wandering) {
        one.get();
      }
    }

    Map<Integer, List<String>> topic = journal.eventIds();
    assertThat(wanderers)
        .allSatisfy(it -> assertThat(it.idsByPartition(topic)).isEqualTo(topic))
        .allSatisfy(it -> assertThat(it.visits).isGreaterThan(3));
  }

  @Test
  void saysSoWhenRetentionHasPassedTheCursor() throws Exception {
    String cursor;
    try (EventClient client = notifier.connect()) {
      cursor = client.cursor();
    }
    List<String> ids = journal.writeFor("a", "a", "a", "a");
    for (int partition = 0; partition < Journal.SETTINGS.partitions(); partition++) {
      journal.deleteBefore(partition, Math.min(2, journal.ends().get(partition)));
    }

    try (EventClient back = notifier.resume(cursor)) {
      back.await(it -> it.events().size() >= 2);

      assertThat(back.types().subList(0, 2)).containsExactly("agentcron.hello", "agentcron.resync");
      assertThat(reason(back)).isEqualTo("retention");
      assertThat(back.eventIds()).isEqualTo(ids.subList(2, 4));
    }
  }

  @Test
  void saysSoWhenTheTopicIsMadeAgainAndTellsAllOfTheNewOne() throws Exception {
    try (EventClient client = notifier.connect()) {
      journal.writeFor("a", "b", "c", "d");
      client.await(it -> it.events().size() == 4);
      String cursor = client.cursor();

      journal.recreateTopic();
      List<String> ids = writePatiently("a");

      client.await(it -> it.eventIds().containsAll(ids));
      assertThat(reason(client)).isEqualTo("topic_recreated");
      try (EventClient back = notifier.resume(cursor)) {
        back.await(it -> it.eventIds().containsAll(ids));
        assertThat(reason(back)).isEqualTo("topic_recreated");
        assertThat(back.eventIds()).isEqualTo(ids);
      }
    }
  }

  /** The offsets of the old one are good in the new one, too: no error of Kafka's gives it away. */
  @Test
  void noticesThatTheTopicIsAnotherThoughItsOffsetsWouldDo() throws Exception {
    try (EventClient client = notifier.connect()) {
      journal.recreateTopic();

      client.await(it -> it.types().contains("agentcron.resync"));
      assertThat(reason(client)).isEqualTo("topic_recreated");
      List<String> ids = writePatiently("a");
      client.await(it -> it.eventIds().containsAll(ids));
    }
  }

  @Test
  void asksClientsToComeBackWhenItStops() {
    try (EventClient client = notifier.connect()) {
      notifier.close();

      assertThat(client.awaitClose()).isEqualTo(1001);
    }
  }

  private Notifier startNotifier() {
    return Notifier.start(
        journal,
        Map.of(
            "agentcron.notifier.heartbeat", "300ms",
            // So small that catching up means waiting for room again and again.
            "agentcron.notifier.max-bytes-in-flight", "20000"));
  }

  private void restart() {
    Notifier before = notifier;
    before.close();
    notifier = startNotifier();
  }

  private void write(int events) throws Exception {
    Random random = new Random(SEED);
    try (KafkaProducer<byte[], byte[]> plain = journal.producer(Map.of());
        KafkaProducer<byte[], byte[]> transactional =
            journal.producer(Map.of("transactional.id", "scheduler"))) {
      transactional.initTransactions();
      int written = 0;
      while (written < events) {
        boolean commits = random.nextInt(4) > 0;
        transactional.beginTransaction();
        for (int i = 0; i < 50; i++) {
          RunEvent event = SampleEvents.event("agent-" + random.nextInt(40));
          if (random.nextBoolean()) {
            var _ = plain.send(journal.record(event));
            written++;
          } else {
            var _ = transactional.send(journal.record(event));
            written += commits ? 1 : 0;
          }
        }
        if (commits) {
          transactional.commitTransaction();
        } else {
          transactional.flush();
          transactional.abortTransaction();
        }
      }
      plain.flush();
    }
  }

  /** A producer may take a while to notice that a topic is another one. */
  private List<String> writePatiently(String agent) {
    List<String> ids = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> ids.addAll(journal.writeFor(agent)));
    return ids;
  }

  private static String reason(EventClient client) {
    return client.frames().stream()
        .filter(frame -> frame.get("type").asText().equals("agentcron.resync"))
        .findFirst()
        .orElseThrow()
        .get("data")
        .get("reason")
        .asText();
  }

  /** A client that leaves after some frames and comes back with its last cursor. */
  private final class Wanderer implements Runnable {
    private final Random random;
    private final CountDownLatch began;
    private final AtomicBoolean written;
    private final List<String> ids = new ArrayList<>();
    private String cursor = "";
    private int visits;

    private Wanderer(Random random, CountDownLatch began, AtomicBoolean written) {
      this.random = random;
      this.began = began;
      this.written = written;
    }

    @Override
    public void run() {
      try (EventClient first = notifier.connect()) {
        cursor = first.cursor();
      }
      began.countDown();
      while (!written.get()) {
        int frames = 1 + random.nextInt(random.nextBoolean() ? 10 : 500);
        visit(client -> client.leaveAfter(frames).isClosed() || written.get());
      }
      while (!Notifier.offsets(cursor).equals(journal.ends())) {
        visit(client -> Notifier.offsets(client.cursor()).equals(journal.ends()));
      }
    }

    private void visit(Predicate<EventClient> enough) {
      EventClient client;
      try {
        client = EventClient.connect(notifier.resuming(cursor), Notifier.WITH_TOKEN);
      } catch (CompletionException e) {
        // It is being restarted.
        return;
      }
      client.await(it -> it.isClosed() || (!it.frames().isEmpty() && enough.test(it)));
      client.close();
      if (client.frames().stream().anyMatch(frame -> frame.has("cursor"))) {
        visits++;
        ids.addAll(client.eventIds());
        cursor = client.cursor();
      }
    }

    Map<Integer, List<String>> idsByPartition(Map<Integer, List<String>> topic) {
      Map<String, Integer> partitions = new HashMap<>();
      topic.forEach((partition, all) -> all.forEach(id -> partitions.put(id, partition)));
      Map<Integer, List<String>> mine = new HashMap<>();
      for (String id : ids) {
        mine.computeIfAbsent(partitions.getOrDefault(id, -1), _ -> new ArrayList<>()).add(id);
      }
      return mine;
    }
  }
}
