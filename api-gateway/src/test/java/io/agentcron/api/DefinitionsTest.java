package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.Client.Answer;
import io.agentcron.contract.AgentDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private static final String COMMAND =
      "\"runtime\":{\"type\":\"command\",\"command\":[\"df\",\"-h\"]}";

  private final Client client = Api.shared().client();

  @Test
  void livesThroughTheWholeLifeOfAnAgent() {
    Answer created =
        client.post(
            "/api/agents",
            "{\"name\":\"life\",\"prompt\":\"\","
                + COMMAND
                + ",\"schedules\":[{\"name\":\"hourly\",\"cron\":\"0 * * * *\"}]}");
    String id = created.json().get("id").textValue();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/api/agents/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");

    assertThat(client.get("/api/agents/life").json())
        .isEqualTo(client.get("/api/agents/" + id).json());

    String replacement =
        "{\"name\":\"life 2\",\"prompt\":\"p\"," + COMMAND + ",\"limits\":{\"maxBudgetUsd\":0.5}}";
    Answer replaced = client.put("/api/agents/" + id, replacement, "If-Match", "\"1\"");
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.json().get("limits").get("maxBudgetUsd").decimalValue()).hasToString("0.5");
    assertThat(replaced.json().get("schedules")).hasSize(1);

    Answer toggled = client.post("/api/agents/life%202/toggle", null);
    assertThat(toggled.json().get("enabled").booleanValue()).isFalse();
    assertThat(toggled.json().get("schedules").get(0).get("nextFireAt").isNull()).isTrue();

    Answer patched =
        client.patch(
            "/api/agents/" + id,
            "{\"enabled\":true,\"limits\":{\"maxBudgetUsd\":null}}",
            "Content-Type",
            "application/merge-patch+json");
    assertThat(patched.json().get("version").longValue()).isEqualTo(4);
    assertThat(patched.json().get("limits").get("maxBudgetUsd").isNull()).isTrue();

    assertThat(client.delete("/api/agents/" + id).status()).isEqualTo(204);
    assertThat(client.get("/api/agents/" + id).status()).isEqualTo(404);
    assertThat(client.delete("/api/agents/" + id).status()).isEqualTo(404);
    try (PublishedAgents topic = new PublishedAgents(Api.shared().properties())) {
      assertThat(topic.await(id, 5).getDeleted()).isTrue();
    }
    assertThat(create("life").status()).isEqualTo(201);
  }

  @Test
  void livesThroughTheWholeLifeOfASchedule() {
    String agent = create("scheduled").json().get("id").textValue();
    String path = "/api/agents/scheduled/schedules";

    Answer created =
        client.post(
            path, "{\"name\":\"daily\",\"cron\":\"@daily\",\"timezone\":\"Europe/Berlin\"}");
    String id = created.json().get("id").textValue();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/api/agents/" + agent + "/schedules/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"2\"");
    assertThat(created.json().get("description").textValue()).contains("00:00");
    assertThat(Instant.parse(created.json().get("nextFireAt").textValue())).isAfter(Instant.EPOCH);

    assertThat(client.get(path + "/daily").json()).isEqualTo(client.get(path + "/" + id).json());

    Answer renamed = client.patch(path + "/daily", "{\"name\":\"nightly\"}");
    assertThat(renamed.json().get("id").textValue()).isEqualTo(id);
    Answer replaced =
        client.put(path + "/nightly", "{\"name\":\"nightly\",\"cron\":\"0 3 * * *\"}");
    assertThat(replaced.json().get("timezone").textValue()).isEqualTo("UTC");

    Answer disabled = client.post(path + "/nightly/disable", null);
    assertThat(disabled.json().get("enabled").booleanValue()).isFalse();
    assertThat(disabled.json().get("nextFireAt").isNull()).isTrue();
    assertThat(client.post(path + "/nightly/disable", null).header("ETag"))
        .isEqualTo(disabled.header("ETag"));
    assertThat(client.post(path + "/nightly/enable", null).json().get("enabled").booleanValue())
        .isTrue();
    assertThat(client.get(path).json().get("items")).hasSize(1);

    assertThat(client.delete(path + "/" + id).status()).isEqualTo(204);
    assertThat(client.get(path + "/" + id).status()).isEqualTo(404);
    assertThat(client.get("/api/agents/scheduled").header("ETag")).isEqualTo("\"7\"");
  }

  @Test
  void publishesWhatTheSchedulerNeeds() {
    JsonNode agent =
        client
            .post(
                "/api/agents",
                """
                {"name":"told","prompt":"Review.","runtime":{"type":"claude","model":"opus",
                 "allowedTools":["Read"]},"limits":{"maxTurns":3,"maxBudgetUsd":1.25,
                 "timeout":"PT5M"},"schedules":[{"name":"s","cron":"0 9 * * 1-5",
                 "timezone":"Asia/Tokyo","prompt":"Now."}]}\
                """)
            .json();

    AgentDefinition published;
    try (PublishedAgents topic = new PublishedAgents(Api.shared().properties())) {
      published = topic.await(agent.get("id").textValue(), 1);
    }

    assertThat(published.getName()).isEqualTo("told");
    assertThat(published.getOwner()).isEqualTo("local");
    assertThat(published.getRuntime().getType()).isEqualTo("claude");
    assertThat(published.getRuntime().getOptions())
        .isEqualTo("{\"model\":\"opus\",\"allowedTools\":[\"Read\"],\"environment\":{}}");
    assertThat(published.getLimits().getMaxBudgetMicroUsd()).isEqualTo(1_250_000);
    assertThat(published.getLimits().getTimeoutMillis()).isEqualTo(300_000);
    assertThat(published.getUpdatedAt())
        .isEqualTo(Instant.parse(agent.get("updatedAt").textValue()));
    assertThat(published.getSchedules())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getPrompt()).isEqualTo("Now.");
          assertThat(it.getRules())
              .singleElement()
              .satisfies(rule -> {
                assertThat(rule.getTimezone()).isEqualTo("Asia/Tokyo");
                assertThat(rule.getEffectiveFrom()).isEqualTo(published.getUpdatedAt());
              });
        });
  }

  @Test
  void listsAgentsPageByPage() {
    for (String name : new String[] {"page b", "page a", "page c", "page%", "page_"}) {
      assertThat(create(name).status()).isEqualTo(201);
    }

    JsonNode first = client.get("/api/agents?q=PAGE%20&limit=2").json();
    JsonNode second =
        client
            .get("/api/agents?q=page%20&limit=2&cursor=" + first.get("nextCursor").textValue())
            .json();

    assertThat(names(first)).isEqualTo("page a,page b");
    assertThat(names(second)).isEqualTo("page c");
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(names(client.get("/api/agents?q=page%25").json())).isEqualTo("page%");
    assertThat(names(client.get("/api/agents?q=page&enabled=false").json())).isEmpty();
  }

  @Test
  void listsTheSchedulesOfAllAgentsPageByPage() {
    for (String name : new String[] {"many 1", "many 2"}) {
      client.post(
          "/api/agents",
          "{\"name\":\""
              + name
              + "\","
              + COMMAND
              + ",\"schedules\":[{\"name\":\"b\",\"cron\":\"0 1 * * *\",\"enabled\":false},"
              + "{\"name\":\"a\",\"cron\":\"0 2 * * *\"}]}");
    }

    JsonNode first = client.get("/api/schedules?q=many&limit=3").json();
    JsonNode second =
        client
            .get("/api/schedules?q=many&limit=3&cursor=" + first.get("nextCursor").textValue())
            .json();

    assertThat(names(first)).isEqualTo("a,b,a");
    assertThat(names(second)).isEqualTo("b");
    assertThat(names(client.get("/api/schedules?q=many&enabled=true").json())).isEqualTo("a,a");
  }

  @Test
  void keepsAnAgentThatIsPutBackAsItWasRead() {
    Answer created = create("as read");

    Answer put = client.put("/api/agents/as%20read", created.response().body());

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json()).isEqualTo(created.json());
  }

  @Test
  void previewsCronExpressions() {
    JsonNode valid =
        client
            .get(
                "/api/cron/preview?expression=30+2+*+*+*&timezone=Europe/Berlin&count=2"
                    + "&from=2030-03-30T12:00:00Z")
            .json();
    JsonNode invalid = client.get("/api/cron/preview?expression=0+99+*+*+*").json();

    assertThat(valid.get("valid").booleanValue()).isTrue();
    assertThat(valid.get("fires").get(0).toString())
        .isEqualTo(
            "{\"at\":\"2030-03-31T01:00:00Z\",\"local\":\"2030-03-31T03:00:00+02:00\","
                + "\"dst\":\"gap\"}");
    assertThat(valid.get("fires").get(1).get("dst").isNull()).isTrue();
    assertThat(invalid.get("valid").booleanValue()).isFalse();
    assertThat(invalid.get("error").get("field").textValue()).isEqualTo("hour");
  }

  private Answer create(String name) {
    return client.post("/api/agents", "{\"name\":\"" + name + "\"," + COMMAND + "}");
  }

  private static String names(JsonNode page) {
    return String.join(",", page.get("items").findValuesAsText("name"));
  }
}
