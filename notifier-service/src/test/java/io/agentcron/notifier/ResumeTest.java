package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.contract.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int EVENTS = 6000;
  private static final int CLIENTS = 12;
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
    write(EVENTS / 10);
    CountDownLatch began = new CountDownLatch(CLIENTS);
    AtomicBoolean written = new AtomicBoolean();
    List<Wanderer> wanderers =
        IntStream.range(0, CLIENTS)
            .mapToObj(it ->
                new Wanderer(
                    () -> notifier, journal, wish(it), new Random(SEED + it), began, written))
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

    List<Journal.Written> topic = journal.written();
    assertThat(wanderers)
        .allSatisfy(it -> assertThat(it.differences(topic)).isEmpty())
        .allSatisfy(it -> assertThat(it.visits()).isGreaterThan(3));
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

  /** Some want only a few agents, some all that there ever was, some by server-sent events. */
  private static Wanderer.Wish wish(int client) {
    return switch (client) {
      case 2, 5 ->
          new Wanderer.Wish("?", Set.of("agent-1", "agent-2", "agent-30"), 30, client == 5);
      case 8, 9 -> new Wanderer.Wish("?from=earliest", Set.of(), 500, client == 9);
      default -> new Wanderer.Wish("?", Set.of(), 500, client > 9);
    };
  }

  private Notifier startNotifier() {
    return Notifier.start(
        journal,
        Map.of(
            // So often that who waits for some frames gets them though nothing is written.
            "agentcron.notifier.heartbeat", "100ms",
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
}
