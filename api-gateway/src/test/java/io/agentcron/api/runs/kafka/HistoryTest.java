package io.agentcron.api.runs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.api.ApiService;
import io.agentcron.api.Client;
import io.agentcron.api.Servers;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.embedded.EmbeddedPostgres;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the topics to the answer, while everything in between comes and goes. */
class HistoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void losesAndDoublesNothingWhilePostgresAndTheServiceComeAndGo() throws InterruptedException {
    // Given
    Map<String, Object> installation = Servers.freshInstallation();
    TestTopics topics = new TestTopics(installation);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
    installation.put("datasources.default.url", postgres.jdbcUrl());
    installation.put("datasources.default.username", postgres.user());
    installation.put("datasources.default.password", postgres.password());
    installation.put("datasources.default.connection-timeout", 1_000);
    List<Origin> runs =
        IntStream.range(0, 30).mapToObj(number -> origin(new UUID(9, number))).toList();
    ApplicationContext service = ApiService.start(installation);
    try {
      tell(topics, runs.subList(0, 10));
      await().atMost(PATIENCE).until(() -> ended(service) == 10);
      assertThat(health(service)).isEqualTo("UP");

      // When Postgres goes and comes back, with runs ending meanwhile
      postgres.close();
      tell(topics, runs.subList(10, 20));
      await().atMost(PATIENCE).until(() -> !health(service).equals("UP"));
      postgres = EmbeddedPostgres.start(directory);
      await().atMost(PATIENCE).until(() -> ended(service) == 20);
    } finally {
      service.close();
    }
    // And when the service does
    tell(topics, runs.subList(20, 30));
    ApplicationContext again = ApiService.start(installation);
    try {
      await().atMost(PATIENCE).until(() -> ended(again) == 30);

      // Then
      for (Origin run : runs) {
        var shown = client(again).get("/api/runs/" + run.runId());
        assertThat(shown.json().get("costUsd").decimalValue()).isEqualByComparingTo("0.000005");
        assertThat(shown.json().get("attempts")).hasSize(1);
      }
      await()
          .atMost(PATIENCE)
          .until(() ->
              client(again)
                      .get("/api/runs/" + runs.getLast().runId() + "/log")
                      .json()
                      .get("items")
                      .size()
                  == 1);
    } finally {
      again.close();
      topics.close();
      postgres.close();
    }
  }

  private static void tell(TestTopics topics, List<Origin> runs) {
    for (Origin run : runs) {
      Story story = new Story(run, Story.START);
      List<JournalEvent> events = new ArrayList<>();
      events.add(story.dispatched(1));
      events.add(story.started(1));
      events.add(story.completed(1, 5));
      topics.tell(events);
      topics.log(
          new TranscriptPart(
              run.runId(),
              1,
              1,
              0,
              List.of(new TranscriptPart.Line(Story.START, "stdout", "hello"))));
    }
  }

  private static Origin origin(UUID runId) {
    Origin like = Story.origin(runId, new UUID(8, runId.getLeastSignificantBits()));
    return new Origin(
        runId,
        like.agentId(),
        like.agentName(),
        "local",
        null,
        null,
        like.trigger(),
        like.nominalTime(),
        1,
        null,
        null);
  }

  private static int ended(ApplicationContext service) {
    return client(service).get("/api/runs?status=success&limit=200").json().path("items").size();
  }

  private static String health(ApplicationContext service) {
    return client(service).get("/health/readiness").json().at("/details/history/status").asText();
  }

  private static Client client(ApplicationContext service) {
    return new Client(service.getBean(EmbeddedServer.class).getURI());
  }
}
