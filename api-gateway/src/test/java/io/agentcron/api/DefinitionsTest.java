package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.Client.Answer;
import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.Breaker;
import io.agentcron.contract.Budget;
import io.agentcron.contract.CatchUp;
import io.agentcron.contract.CatchUpPolicy;
import io.agentcron.contract.CronExclusion;
import io.agentcron.contract.DateExclusion;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.IntervalTiming;
import io.agentcron.contract.OnExceeded;
import io.agentcron.contract.OverlapKind;
import io.agentcron.contract.OverlapPolicy;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
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
  void keepsAndPublishesEveryPolicy() {
    Answer created =
        client.post(
            "/api/agents",
            """
            {"name":"ruled",%s,"limits":{"maxBudgetUsd":0.5},
             "overlap":{"policy":"queue"},
             "retry":{"maxAttempts":3,"delay":"PT10S","on":["error","rate_limited"]},
             "budget":{"dailyUsd":5,"monthlyUsd":50,"timezone":"Asia/Tokyo","onExceeded":"pause"},
             "breaker":{"failures":4,"probeAfter":"PT30M"},
             "schedules":[{"name":"s","every":"PT15M","startAt":"2030-01-01T00:07:00Z",
               "endAt":"2031-01-01T00:00:00Z","maxFires":9,"jitter":"PT1M",
               "exclude":[{"date":"2030-12-25"},{"cron":"* 0-7 * * *"}],
               "inputs":{"project":"a"},"catchUp":{"policy":"all","maxLateness":"PT2H"},
               "overlap":{"policy":"parallel","limit":2}}]}\
            """
                .formatted(COMMAND));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json()).isEqualTo(client.get("/api/agents/ruled").json());
    JsonNode schedule = created.json().get("schedules").get(0);
    assertThat(schedule.get("description").textValue()).isEqualTo("every 15 minutes");
    assertThat(Instant.parse(schedule.get("nextFireAt").textValue()))
        .isAfterOrEqualTo(Instant.parse("2030-01-01T08:07:00Z"))
        .isBeforeOrEqualTo(Instant.parse("2030-01-01T08:08:00Z"));
    AgentDefinition published;
    try (PublishedAgents topic = new PublishedAgents(Api.shared().properties())) {
      published = topic.await(created.json().get("id").textValue(), 1);
    }
    assertThat(published.getOverlap()).isEqualTo(new OverlapPolicy(OverlapKind.queue, 3));
    assertThat(published.getRetry().getMaxAttempts()).isEqualTo(3);
    assertThat(published.getRetry().getMaxDelayMillis()).isEqualTo(3_600_000);
    assertThat(published.getRetry().getOn())
        .containsExactly(FailureKind.error, FailureKind.rate_limited);
    assertThat(published.getBudget())
        .isEqualTo(new Budget(5_000_000L, 50_000_000L, "Asia/Tokyo", OnExceeded.pause));
    assertThat(published.getBreaker()).isEqualTo(new Breaker(4, 1_800_000L));
    ScheduleDefinition told = published.getSchedules().getFirst();
    assertThat(told.getInputs()).isEqualTo("{\"project\":\"a\"}");
    assertThat(told.getCatchUp()).isEqualTo(new CatchUp(CatchUpPolicy.all, 7_200_000L));
    assertThat(told.getOverlap()).isEqualTo(new OverlapPolicy(OverlapKind.parallel, 2));
    ScheduleRule rule = told.getRules().getFirst();
    assertThat(rule.getTiming())
        .isEqualTo(new IntervalTiming(900_000L, Instant.parse("2030-01-01T00:07:00Z")));
    assertThat(rule.getMaxFires()).isEqualTo(9);
    assertThat(rule.getJitterMillis()).isEqualTo(60_000);
    assertThat(rule.getExclude())
        .containsExactly(
            new DateExclusion("2030-12-25", "2030-12-25"), new CronExclusion("* 0-7 * * *"));
    assertThat(client.put("/api/agents/ruled", created.response().body()).json())
        .isEqualTo(created.json());
  }

  @Test
  void turnsAScheduleIntoAnotherKind() {
    create("kinds");
    String path = "/api/agents/kinds/schedules";
    client.post(path, "{\"name\":\"s\",\"cron\":\"30 2 * * *\",\"dst\":{\"gap\":\"skip\"}}");

    JsonNode once = client.patch(path + "/s", "{\"at\":\"2030-01-01T12:00:00+02:00\"}").json();

    assertThat(once.get("cron").isNull()).isTrue();
    assertThat(once.get("dst").isNull()).isTrue();
    assertThat(once.get("nextFireAt").textValue()).isEqualTo("2030-01-01T10:00:00Z");
    assertThat(once.get("description").textValue())
        .isEqualTo("once, at 1 January 2030, 10:00 (UTC)");
  }

  @Test
  void tellsTheSchedulerOfRulesUntilItHasConfirmedThem() {
    String id = create("confirmed").json().get("id").textValue();
    String path = "/api/agents/confirmed/schedules";
    client.post(path, "{\"name\":\"s\",\"cron\":\"0 1 * * *\"}");
    client.patch(path + "/s", "{\"cron\":\"0 2 * * *\"}");
    client.delete(path + "/s");
    Topics topics = new Topics(Api.shared().properties());
    try (PublishedAgents published = new PublishedAgents(Api.shared().properties());
        Producer<String, SpecificRecord> scheduler = topics.writer()) {
      List<ScheduleRule> untold = published.await(id, 4).getSchedules().getFirst().getRules();
      assertThat(untold)
          .extracting(ScheduleRule::getState)
          .containsExactly(RuleState.enabled, RuleState.enabled, RuleState.deleted);

      topics.write(scheduler, Topic.RUN_EVENTS, id, applied(id, 4));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            client.post("/api/agents/confirmed/toggle", null);
            long version = client.get("/api/agents/confirmed").json().get("version").longValue();
            return published.await(id, version).getSchedules().isEmpty();
          });
    }
  }

  private static RunEvent applied(String agentId, long version) {
    return RunEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setSource(EventSource.scheduler)
        .setOccurredAt(Instant.now())
        .setAgentId(agentId)
        .setAgentName("confirmed")
        .setOwner("local")
        .setDefinitionVersion(version)
        .setPayload(new DefinitionApplied(version))
        .build();
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
