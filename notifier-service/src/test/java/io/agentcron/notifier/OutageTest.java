package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {
  private static final Map<String, Object> QUICK =
      Map.of(
          "agentcron.notifier.heartbeat", "200ms",
          "agentcron.notifier.kafka-away-after", "2s",
          "kafka.max.retries", "0");

  @Test
  void clientsStayWhileKafkaIsAwayAndAreToldWhatHappensAfterwards(@TempDir Path directory)
      throws Exception {
    try (Journal journal = Journal.start(directory);
        Notifier notifier = Notifier.start(journal, QUICK);
        EventClient client = notifier.connect()) {
      List<String> before = journal.writeFor("a");
      client.await(it -> it.eventIds().equals(before));

      journal.stopKafka();
      await().atMost(Duration.ofSeconds(20)).until(() -> readiness(notifier) == 503);
      int frames = client.frames().size();
      client.await(it -> it.frames().size() > frames + 2);
      assertThat(client.types().getLast()).isEqualTo("agentcron.heartbeat");
      try (Notifier late = Notifier.startWithoutWaiting(journal, QUICK)) {
        assertThat(readiness(late)).isEqualTo(503);
        assertThat(late.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(EventClient.connect(late.events(""), Notifier.WITH_TOKEN).awaitClose())
            .isEqualTo(1013);

        journal.startKafka();
        await().atMost(Duration.ofSeconds(30)).until(() -> readiness(late) == 200);
      }
      List<String> after = journal.writeFor("a", "b");

      client.await(it -> it.events().size() >= 3);
      assertThat(client.eventIds()).startsWith(before.getFirst()).containsAll(after).hasSize(3);
      await().atMost(Duration.ofSeconds(20)).until(() -> readiness(notifier) == 200);
    }
  }

  @Test
  void eventsWaitForTheRegistryAndAreNotSkipped(@TempDir Path directory) throws Exception {
    try (Journal journal = Journal.start(directory);
        Notifier notifier = Notifier.start(journal, QUICK);
        EventClient client = notifier.connect()) {
      journal.failRegistry(2);

      List<String> ids = journal.writeFor("a", "a");

      assertThat(client.await(it -> it.events().size() >= 2).eventIds()).isEqualTo(ids);
    }
  }

  private static int readiness(Notifier notifier) throws Exception {
    return notifier.get("/health/readiness").statusCode();
  }
}
