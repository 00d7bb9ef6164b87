package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.Client.Answer;
import io.agentcron.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresAwayTest {
  @Test
  void saysSoAndComesBackByItself(@TempDir Path directory) {
    Map<String, Object> properties = Servers.freshInstallation();
    EmbeddedPostgres first = EmbeddedPostgres.start(directory);
    properties.put("datasources.default.url", first.jdbcUrl());
    properties.put("datasources.default.username", first.user());
    properties.put("datasources.default.password", first.password());
    try (Api api = Api.start(properties)) {
      Client client = api.client();
      assertThat(client.get("/api/agents").status()).isEqualTo(200);

      first.close();

      Answer away = client.get("/api/agents");
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.header("Retry-After")).isNotEmpty();
      assertThat(away.json().get("type").textValue())
          .isEqualTo("urn:agentcron:problem:unavailable");
      assertThat(client.get("/health/readiness").status()).isEqualTo(503);
      assertThat(client.get("/health/liveness").status()).isEqualTo(200);

      try (EmbeddedPostgres _ = EmbeddedPostgres.start(directory)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> client.get("/api/agents").status() == 200);
      }
    }
  }
}
