package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEventsTest {
  private Journal journal;
  private Notifier notifier;

  @BeforeAll
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
    notifier = Notifier.start(journal, Map.of("agentcron.notifier.heartbeat", "500ms"));
  }

  @AfterAll
  void stop() {
    notifier.close();
    journal.close();
  }

  @Test
  void tellsEverybodyWhatHappensInOrderPerAgent() throws Exception {
    try (EventClient one = notifier.connect();
        EventClient other = notifier.connect()) {
      List<String> ids = journal.writeFor("a", "a", "a", "a");

      assertThat(one.await(it -> it.events().size() >= 4).eventIds()).isEqualTo(ids);
      assertThat(other.await(it -> it.events().size() >= 4).eventIds()).isEqualTo(ids);
    }
  }

  @Test
  void greetsWithItsVersionAndTheBeatOfItsHeart() {
    try (EventClient client = notifier.connect()) {
      JsonNode hello = client.frames().getFirst();

      assertThat(hello.get("type").asText()).isEqualTo("agentcron.hello");
      assertThat(hello.get("data").get("serverVersion").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(hello.get("data").get("heartbeatSeconds").asDouble()).isEqualTo(0.5);
    }
  }

  @Test
  void tellsOnlyWhatAClientAsksFor() throws Exception {
    RunEvent started = SampleEvents.event("b");
    RunEvent expired = SampleEvents.event("b", new RunExpired("too late"));
    RunEvent elsewhere = SampleEvents.event("c");
    try (EventClient byAgent = notifier.connect("?agent=b");
        EventClient byName = notifier.connect("?agent=name%20of%20b");
        EventClient byRun = notifier.connect("?run=run%20of%20b&run=run%20of%20c");
        EventClient byType = notifier.connect("?agent=b&agent=c&type=agentcron.run.expired")) {
      journal.write(started, expired, elsewhere);
      List<String> b = List.of(started.getEventId(), expired.getEventId());

      assertThat(byAgent.await(it -> it.events().size() >= 2).eventIds()).isEqualTo(b);
      assertThat(byName.await(it -> it.events().size() >= 2).eventIds()).isEqualTo(b);
      assertThat(byRun.await(it -> it.events().size() >= 3).eventIds())
          .containsExactlyInAnyOrder(
              started.getEventId(), expired.getEventId(), elsewhere.getEventId());
      assertThat(byType.await(it -> !it.events().isEmpty()).eventIds())
          .containsExactly(expired.getEventId());
    }
  }

  @Test
  void tellsSomethingElseWhenAClientChangesItsMind() throws Exception {
    try (EventClient client = notifier.connect("?agent=nobody")) {
      journal.writeFor("b", "c");
      client.await(it -> Notifier.offsets(it.cursor()).equals(journal.ends()));

      client.send(
          "{\"type\":\"filter\",\"filter\":{\"owner\":[\"local\"],\"schedule\":[\"hourly\"]}}");
      client.await(it -> it.types().contains("agentcron.filter"));
      List<String> ids = journal.writeFor("b");

      assertThat(client.await(it -> !it.events().isEmpty()).eventIds()).isEqualTo(ids);
    }
  }

  @Test
  void theCursorOfAClientThatWantsNothingOfItStillMovesOn() throws Exception {
    try (EventClient idle = notifier.connect("?agent=nobody")) {
      journal.writeFor("a", "b", "c", "d");

      idle.await(it -> Notifier.offsets(it.cursor()).equals(journal.ends()));

      assertThat(idle.types().getLast()).isEqualTo("agentcron.heartbeat");
      assertThat(idle.events()).isEmpty();
    }
  }

  @Test
  void tellsWhatIsCommittedAndNothingElse() throws Exception {
    try (EventClient client = notifier.connect();
        Producer<byte[], byte[]> producer =
            journal.producer(Map.of("transactional.id", "scheduler"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(journal.record(SampleEvents.event("a"))).get();
      producer.abortTransaction();
      RunEvent committed = SampleEvents.event("a");
      producer.beginTransaction();
      producer.send(journal.record(committed)).get();
      producer.commitTransaction();

      // Past the marker of the transaction, too, which is written some time after the commit.
      client.await(
          it -> !it.events().isEmpty() && Notifier.offsets(it.cursor()).equals(journal.ends()));

      assertThat(client.eventIds()).containsExactly(committed.getEventId());
    }
  }

  @Test
  void putsAsideWhatIsNoEventAndGoesOn() throws Exception {
    try (EventClient client = notifier.connect()) {
      journal.writeBytes("a", "poison".getBytes(StandardCharsets.UTF_8));
      List<String> ids = journal.writeFor("a");

      assertThat(client.await(it -> !it.events().isEmpty()).eventIds()).isEqualTo(ids);
    }
    String deadLetters = Topic.DEAD_LETTERS.name(Journal.SETTINGS);
    await().until(() -> !journal.records(deadLetters, 1).isEmpty());
    ConsumerRecord<byte[], byte[]> letter = journal.records(deadLetters, 1).getFirst();
    assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("poison");
    assertThat(letter.headers().lastHeader(DeadLetter.SERVICE).value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("notifier");
  }

  @Test
  void skipsEventsThatOnlyNewerProgramsKnow() throws Exception {
    try (EventClient client = notifier.connect()) {
      journal.writeFromTheFuture("a");
      List<String> ids = journal.writeFor("a");

      assertThat(client.await(it -> !it.events().isEmpty()).eventIds()).isEqualTo(ids);
    }
  }

  @Test
  void closesTheConnectionOfWhoSendsTooBigAMessage() {
    try (EventClient client = notifier.connect()) {
      client.send("x".repeat(4097));

      assertThat(client.awaitClose()).isEqualTo(1009);
    }
  }

  @Test
  void closesTheConnectionOfWhoSendsTooBigAMessageInPieces() {
    try (EventClient client = notifier.connect()) {
      client.socket().sendText("x".repeat(4000), false).join();
      client.socket().sendText("x".repeat(4000), false).join();

      assertThat(client.awaitClose()).isEqualTo(1009);
      assertThat(client.frames().getLast().get("data").get("code").asText()).isEqualTo("too_big");
    }
  }

  @Test
  void answersWhatItDoesNotUnderstand() {
    try (EventClient client = notifier.connect()) {
      client.send("{\"type\":\"dance\"}");

      client.await(it -> it.types().contains("agentcron.error"));
      assertThat(client.isClosed()).isFalse();
    }
  }

  @Test
  void isMeasured() throws Exception {
    try (EventClient client = notifier.connect()) {
      journal.writeFor("a");
      client.await(it -> !it.events().isEmpty());

      assertThat(notifier.get("/prometheus").body().lines())
          .anyMatch(it -> it.matches("agentcron_notifier_clients(\\{.*})? [1-9].*"))
          .anyMatch(it -> it.matches("agentcron_notifier_clients_behind(\\{.*})? 0.*"))
          .anyMatch(it -> it.matches("agentcron_notifier_lag(\\{.*})? 0.*"))
          .anyMatch(it -> it.matches("agentcron_notifier_frames_total(\\{.*})? [1-9].*"));
      assertThat(notifier.get("/health/liveness").statusCode()).isEqualTo(200);
      assertThat(notifier.get("/health/readiness").statusCode()).isEqualTo(200);
    }
  }
}
