package io.agentcron.api.statistics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.ApiService;
import io.agentcron.api.Client;
import io.agentcron.api.Servers;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.Trigger;
import io.agentcron.api.runs.kafka.TestTopics;
import io.agentcron.embedded.EmbeddedPostgres;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real servers, each of which goes away once. */
class StatisticsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is counted must be of today, by the clock that the service has. */
  private final Instant lately =
      InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(120);

  @TempDir private Path directory;

  @Test
  void countsEachRunOnceWhileEverythingAroundItComesAndGoes() throws InterruptedException {
    // Given an agent with a run that succeeded, one that failed, one that goes on and one skipped
    Map<String, Object> installation = Servers.freshInstallation();
    TestTopics topics = new TestTopics(installation);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
    installation.put("datasources.default.url", postgres.jdbcUrl());
    installation.put("datasources.default.username", postgres.user());
    installation.put("datasources.default.password", postgres.password());
    installation.put("datasources.default.connection-timeout", 1_000);
    ApplicationContext service = ApiService.start(installation);
    String id;
    List<JournalEvent> told;
    try {
      Client client = client(service);
      id = createAgent(client);
      told = events(UUID.fromString(id));
      topics.tell(told);
      await().atMost(PATIENCE).until(() -> total(client, id) == 3);
      showsWhatTheAgentDid(client, id);

      // When Postgres is away: by id, nobody misses it
      postgres.close();
      showsWhatTheAgentDid(client, id);
      assertThat(client.get("/api/agents/counted/stats").status()).isGreaterThanOrEqualTo(500);
      postgres = EmbeddedPostgres.start(directory.resolve("postgres"));

      // When another instance holds a part: no wrong answers
      Map<String, Object> second = new HashMap<>(installation);
      second.put("agentcron.statistics.state-directory", directory + "/second");
      try (ApplicationContext other = ApiService.start(second)) {
        await().atMost(PATIENCE).until(() -> stats(client(other), id).status() == 503);
        await().atMost(PATIENCE).until(() -> stats(client, id).status() == 503);
        assertThat(stats(client, id).header("Retry-After")).isEqualTo("2");
        assertThat(stats(client, id).json().get("type").textValue()).endsWith(":unavailable");
      }
      await().atMost(PATIENCE).until(() -> total(client, id) == 3);
    } finally {
      service.close();
    }

    // And when everything is delivered again to an instance that has lost its stores
    topics.tell(told);
    topics.tell(new Story(origin(UUID.fromString(id)), lately).completed(1, 1_000_000));
    installation.put("agentcron.statistics.state-directory", directory + "/empty");
    try (ApplicationContext again = ApiService.start(installation)) {
      await().atMost(PATIENCE).until(() -> total(client(again), id) == 4);
      assertThat(stats(client(again), id).json().get("totalCostUsd").decimalValue())
          .isEqualByComparingTo("1.75");
    }
    topics.close();
    postgres.close();
  }

  private void showsWhatTheAgentDid(Client client, String id) {
    JsonNode agent = stats(client, id).json();
    assertThat(agent.get("totalRuns").longValue()).isEqualTo(3);
    assertThat(agent.get("successRate").doubleValue()).isEqualTo(0.5);
    assertThat(agent.get("avgDurationMs").longValue()).isEqualTo(1_500);
    assertThat(agent.get("p95DurationMs").longValue()).isBetween(1_485L, 1_515L);
    assertThat(agent.get("totalCostUsd").decimalValue()).isEqualByComparingTo("0.75");
    assertThat(Instant.parse(agent.get("lastRunAt").textValue()))
        .isBetween(lately, lately.plusSeconds(10));
    assertThat(agent.get("dailyRuns")).hasSize(7);

    JsonNode all = client.get("/api/agents/stats?period=30d&tz=Asia/Kathmandu").json();
    assertThat(all.get("totalAgents").longValue()).isEqualTo(1);
    assertThat(all.get("activeAgents").longValue()).isEqualTo(1);
    assertThat(all.get("runsInPeriod").longValue()).isEqualTo(3);
    assertThat(all.get("runningAgentIds")).extracting(JsonNode::textValue).containsExactly(id);
    assertThat(all.get("dailyRuns")).hasSize(30);
    assertThat(
            all.get("dailyRuns").findValuesAsText("error").stream()
                .mapToLong(Long::parseLong)
                .sum())
        .isEqualTo(1);
    assertThat(client.get("/api/agents/stats?period=24h").json().get("runsInPeriod").longValue())
        .isEqualTo(3);
  }

  @Test
  void saysThatItIsNotReadyWhileKafkaIsAway() {
    Map<String, Object> installation = Servers.freshInstallation();
    installation.put("kafka.bootstrap.servers", "127.0.0.1:1");
    try (ApplicationContext service = ApiService.start(installation)) {
      Client client = client(service);

      Client.Answer answer = client.get("/api/agents/stats");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("2");
      assertThat(client.get("/api/agents/stats?period=1y").status()).isEqualTo(400);
      assertThat(client.get("/api/agents/stats?tz=Mars").status()).isEqualTo(400);
      assertThat(client.get("/api/agents/stats?tz=%2B01:00").status()).isEqualTo(400);
    }
  }

  private static String createAgent(Client client) {
    return client
        .post(
            "/api/agents",
            """
            {"name":"counted","prompt":"","runtime":{"type":"command","command":["true"]}}\
            """)
        .json()
        .get("id")
        .textValue();
  }

  private List<JournalEvent> events(UUID agentId) {
    List<JournalEvent> events = new ArrayList<>();
    Story good = new Story(origin(agentId), lately);
    events.add(good.dispatched(1));
    events.add(good.started(1));
    events.add(good.completed(1, 500_000));
    Story bad = new Story(origin(agentId), lately);
    events.add(bad.started(1));
    events.add(bad.failed(1, FailureKind.ERROR, 250_000));
    Story going = new Story(origin(agentId), lately);
    events.add(going.started(1));
    events.add(new Story(origin(agentId), lately).skipped());
    return events;
  }

  private static Origin origin(UUID agentId) {
    return new Origin(
        UUID.randomUUID(),
        agentId,
        "counted",
        "local",
        null,
        null,
        Trigger.MANUAL,
        null,
        1,
        null,
        null);
  }

  private static Client.Answer stats(Client client, String id) {
    return client.get("/api/agents/" + id + "/stats");
  }

  private static long total(Client client, String id) {
    return stats(client, id).json().path("totalRuns").asLong();
  }

  private static Client client(ApplicationContext service) {
    return new Client(service.getBean(EmbeddedServer.class).getURI());
  }
}
