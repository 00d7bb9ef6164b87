package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.Client.Answer;
import io.agentcron.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTest {
  private static final String AGENT =
      "{\"name\":\"patient\",\"runtime\":{\"type\":\"command\",\"command\":[\"df\"]}}";

  @Test
  void goesOnWithoutKafkaAndCatchesUp(@TempDir Path directory) {
    // Given a service that was started while Kafka was away
    EmbeddedKafka first = EmbeddedKafka.start(directory);
    Map<String, Object> properties = Servers.freshInstallation();
    properties.put("kafka.bootstrap.servers", first.bootstrapServers());
    first.close();
    try (Api api = Api.start(properties)) {
      Client client = api.client();

      // When agents are created and edited
      Answer created = client.post("/api/agents", AGENT);
      String id = created.json().get("id").textValue();
      assertThat(created.status()).isEqualTo(201);
      assertThat(client.post("/api/agents/patient/toggle", null).status()).isEqualTo(200);

      // Then the service is ready, says what lags, and refuses commands with a reason
      Answer readiness = client.get("/health/readiness");
      assertThat(readiness.status()).isEqualTo(200);
      assertThat(status(readiness, "kafka")).isEqualTo("DEGRADED");
      assertThat(details(readiness, "publication").get("unpublished").intValue()).isEqualTo(1);
      Answer run = client.post("/api/agents/patient/run", null, "Prefer", "wait=0");
      assertThat(run.status()).isEqualTo(503);
      assertThat(run.header("Retry-After")).isNotEmpty();

      // And it catches up when Kafka comes, and again after Kafka was away for a while
      EmbeddedKafka second = EmbeddedKafka.start(directory);
      assertPublished(properties, id, 2);
      second.close();
      assertThat(client.post("/api/agents/patient/toggle", null).status()).isEqualTo(200);
      try (EmbeddedKafka _ = EmbeddedKafka.start(directory)) {
        assertPublished(properties, id, 3);
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
              Answer health = client.get("/health");
              assertThat(health.json().get("status").textValue()).isEqualTo("UP");
              assertThat(details(health, "publication").get("unpublished").intValue()).isZero();
            });
      }
    }
  }

  private static void assertPublished(Map<String, Object> properties, String id, long version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    Servers.query(
                        properties, "select published_version from agents where id = '" + id + "'"))
                .isEqualTo(List.of(version)));
  }

  private static String status(Answer health, String part) {
    return health.json().get("details").get(part).get("status").textValue();
  }

  private static JsonNode details(Answer health, String part) {
    return health.json().get("details").get(part).get("details");
  }
}
