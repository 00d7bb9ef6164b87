package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.contract.GlobalPause;
import io.agentcron.contract.Setting;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

class GlobalPauseTest {
  private final Client client = Api.shared().client();

  @Test
  void isKeptAndPublished() {
    assertThat(client.post("/api/scheduler/pause", "{\"note\":\"move\"}").status()).isEqualTo(200);
    JsonNode paused = client.get("/api/scheduler/pause").json();
    client.post("/api/scheduler/resume", null);

    assertThat(paused.get("paused").booleanValue()).isTrue();
    assertThat(paused.get("note").textValue()).isEqualTo("move");
    assertThat(paused.get("by").textValue()).isEqualTo("local");
    assertThat(client.get("/api/scheduler/pause").json().get("paused").booleanValue()).isFalse();
    List<GlobalPause> published = new ArrayList<>();
    try (Consumer<String, Setting> topic =
        new Topics(Api.shared().properties()).read(Topic.SETTINGS, Setting.class)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            topic
                .poll(Duration.ofMillis(100))
                .forEach(it -> published.add((GlobalPause) it.value().getValue()));
            return !published.isEmpty() && !published.getLast().getPaused();
          });
    }
  }
}
