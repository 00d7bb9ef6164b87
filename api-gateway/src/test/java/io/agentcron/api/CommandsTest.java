package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.api.Client.Answer;
import io.agentcron.contract.Backfill;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.PauseAgent;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.TriggerRun;
import io.agentcron.schemas.RunIds;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class CommandsTest {
  private final Api api = Api.shared();
  private final Client client = api.client();
  private final FakeScheduler scheduler = new FakeScheduler(api.properties());
  private String agentId = "";
  private String path = "";

  @BeforeEach
  void create(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    agentId =
        client
            .post(
                "/api/agents",
                "{\"name\":\""
                    + name
                    + "\",\"runtime\":{\"type\":\"command\",\"command\":[\"df\"]},"
                    + "\"schedules\":[{\"name\":\"daily\",\"cron\":\"@daily\"}]}")
            .json()
            .get("id")
            .textValue();
    path = "/api/agents/" + name;
  }

  @AfterEach
  void stop() throws InterruptedException {
    scheduler.stop();
  }

  @Test
  void runsAnAgent() {
    client.post(path + "/toggle", null);

    Answer answer = client.post(path + "/run", null, "Prefer", "wait=30");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("status").textValue()).isEqualTo("requested");
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    String runId = answer.json().get("runId").textValue();
    assertThat(answer.header("Location")).isEqualTo("/api/runs/" + runId);
    RunCommand command = last();
    assertThat(command.getAgentId()).isEqualTo(agentId);
    assertThat(command.getMinDefinitionVersion()).isEqualTo(2);
    assertThat(command.getIssuedBy()).isEqualTo("local");
    assertThat(((TriggerRun) command.getCommand()).getRunId()).isEqualTo(runId);
  }

  @Test
  void runsAnAgentAsAScheduleWould() {
    Answer answer =
        client.post(path + "/schedules/daily/trigger", "{\"prompt\":\"now\"}", "Prefer", "wait=30");

    assertThat(answer.json().get("status").textValue()).isEqualTo("requested");
    TriggerRun trigger = (TriggerRun) last().getCommand();
    assertThat(trigger.getPrompt()).isEqualTo("now");
    assertThat(trigger.getScheduleId())
        .isEqualTo(client.get(path + "/schedules/daily").json().get("id").textValue());
  }

  @Test
  void saysWhyARunIsSkipped() {
    Answer answer = client.post(path + "/run", "{\"prompt\":\"overlap\"}", "Prefer", "wait=30");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").textValue())
        .isEqualTo("urn:agentcron:problem:run-skipped");
    assertThat(answer.json().get("reason").textValue()).isEqualTo("overlap");
    assertThat(answer.json().get("detail").textValue())
        .isEqualTo("The previous run is still active");
  }

  @Test
  void saysThatARunIsQueuedOrThatTheQueueIsFull() {
    Answer queued = client.post(path + "/run", "{\"prompt\":\"queue\"}", "Prefer", "wait=30");
    Answer full = client.post(path + "/run", "{\"prompt\":\"queue_full\"}", "Prefer", "wait=30");

    assertThat(queued.status()).isEqualTo(202);
    assertThat(queued.json().get("status").textValue()).isEqualTo("queued");
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.json().get("type").textValue()).isEqualTo("urn:agentcron:problem:queue-full");
    assertThat(full.json().get("reason").textValue()).isEqualTo("queue_full");
  }

  @Test
  void passesInputsOn() {
    client.post(
        path + "/run",
        "{\"inputs\":{\"project\":\"a\",\"deep\":{\"n\":1.5}}}",
        "Prefer",
        "wait=30");

    assertThat(((TriggerRun) last().getCommand()).getInputs())
        .isEqualTo("{\"project\":\"a\",\"deep\":{\"n\":1.5}}");
  }

  @Test
  void pausesAndResumesAnAgent() {
    Answer paused =
        client.post(
            path + "/pause",
            "{\"note\":\"holidays\",\"until\":\"2099-01-01T00:00:00Z\"}",
            "Prefer",
            "wait=30");

    assertThat(paused.status()).isEqualTo(202);
    assertThat(paused.json().get("status").textValue()).isEqualTo("paused");
    assertThat(((PauseAgent) last().getCommand()).getUntil())
        .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    await().until(() -> client.get(path).json().get("paused").isObject());
    JsonNode shown = client.get(path).json().get("paused");
    assertThat(shown.get("by").textValue()).isEqualTo("local");
    assertThat(shown.get("cause").textValue()).isEqualTo("person");
    assertThat(shown.get("note").textValue()).isEqualTo("holidays");
    assertThat(shown.get("until").textValue()).isEqualTo("2099-01-01T00:00:00Z");

    Answer resumed = client.post(path + "/resume", null, "Prefer", "wait=30");
    assertThat(resumed.json().get("status").textValue()).isEqualTo("resumed");
    await().until(() -> client.get(path).json().get("paused").isNull());
  }

  @Test
  void refusesToPauseUntilATimeThatHasPassed() {
    Answer answer = client.post(path + "/pause", "{\"until\":\"2020-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").textValue()).isEqualTo("until");
  }

  @Test
  void backfillsWhatTheRuleNamesAndSaysItBefore() {
    String range = "?from=2030-01-01T00:00:00Z&to=2030-01-04T00:00:00Z";
    String past = "?all=true&from=2024-01-01T00:00:00Z&to=2024-01-04T00:00:00Z";

    Answer planned = client.post(path + "/schedules/daily/backfill" + past + "&dryRun=true", null);
    assertThat(planned.status()).isEqualTo(200);
    assertThat(planned.json().get("nominalTimes").toString())
        .isEqualTo("[\"2024-01-01T00:00:00Z\",\"2024-01-02T00:00:00Z\",\"2024-01-03T00:00:00Z\"]");

    Answer accepted =
        client.post(path + "/schedules/daily/backfill" + past, null, "Prefer", "wait=30");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(((Backfill) last().getCommand()).getNominalTimes())
        .hasSize(3)
        .contains(Instant.parse("2024-01-02T00:00:00Z"));

    Answer missed =
        client.post(
            path + "/schedules/daily/backfill?from=2024-01-01T00:00:00Z&to=2024-01-04T00:00:00Z",
            null);
    assertThat(missed.json().get("status").textValue()).isEqualTo("idle");
    assertThat(client.post(path + "/schedules/daily/backfill" + range, null).status())
        .isEqualTo(400);
    Answer tooMany =
        client.post(
            path
                + "/schedules/daily/backfill?all=true&from=2020-01-01T00:00:00Z"
                + "&to=2024-01-01T00:00:00Z",
            null);
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.json().get("detail").textValue()).contains("at most 1000");
  }

  @Test
  void triesAFinishedRunAgainWithWhatWasAskedFor() {
    String first =
        client
            .post(
                path + "/run", "{\"prompt\":\"overlap\",\"inputs\":{\"a\":1}}", "Prefer", "wait=30")
            .json()
            .get("runId")
            .textValue();
    await().until(() -> client.get("/api/runs/" + first).status() == 200);

    Answer again = client.post("/api/runs/" + first + "/retry", null, "Prefer", "wait=30");

    assertThat(again.json().get("reason").textValue()).isEqualTo("overlap");
    TriggerRun trigger = (TriggerRun) last().getCommand();
    assertThat(trigger.getRetryOf()).isEqualTo(first);
    assertThat(trigger.getRunId()).isNotEqualTo(first);
    assertThat(trigger.getInputs()).isEqualTo("{\"a\":1}");
  }

  @Test
  void doesNotTryARunAgainThatGoesOn() {
    String runId =
        client.post(path + "/run", null, "Prefer", "wait=30").json().get("runId").textValue();
    await().until(() -> client.get("/api/runs/" + runId).status() == 200);

    Answer answer = client.post("/api/runs/" + runId + "/retry", null);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").textValue()).isEqualTo("urn:agentcron:problem:run-active");
    assertThat(client.post("/api/runs/" + UUID.randomUUID() + "/retry", null).status())
        .isEqualTo(404);
  }

  @Test
  void doesNotWaitLongerThanTheCallerPrefers() {
    Answer answer = client.post(path + "/run", "{\"prompt\":\"silence\"}", "Prefer", "wait=1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("status").textValue()).isEqualTo("accepted");
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
  }

  @Test
  void makesOneRunOfRequestsWithTheSameKey() {
    String[] headers = {"Idempotency-Key", "once", "Prefer", "wait=30"};

    Answer first = client.post(path + "/run", null, headers);
    Answer second = client.post(path + "/run", null, headers);
    Answer other = client.post(path + "/run", "{\"prompt\":\"other\"}", headers);

    String runId = RunIds.requested(agentId, "once").toString();
    assertThat(first.json().get("runId").textValue()).isEqualTo(runId);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json().get("runId").textValue()).isEqualTo(runId);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().get("type").textValue())
        .isEqualTo("urn:agentcron:problem:idempotency-key-reused");
  }

  @Test
  void refusesKeysThatAreNone() {
    assertThat(client.post(path + "/run", null, "Idempotency-Key", "a b").status()).isEqualTo(400);
  }

  @Test
  void cancelsARun() {
    String runId =
        client.post(path + "/run", null, "Prefer", "wait=30").json().get("runId").textValue();

    Answer answer = client.post("/api/runs/" + runId + "/cancel", null, "Prefer", "wait=30");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("status").textValue()).isEqualTo("cancelling");
    assertThat(((CancelRun) last().getCommand()).getRunId()).isEqualTo(runId);
    assertThat(last().getAgentId()).isEqualTo(agentId);
  }

  @Test
  void saysThatARunHasEndedAlready() {
    String runId =
        client
            .post(path + "/run", "{\"prompt\":\"silence\"}", "Prefer", "wait=0")
            .json()
            .get("runId")
            .textValue();

    Answer answer = client.post("/api/runs/" + runId + "/cancel", null, "Prefer", "wait=30");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").textValue())
        .isEqualTo("urn:agentcron:problem:run-not-active");
  }

  @Test
  void cancelsAllRunsOfAnAgent() {
    client.post(path + "/run", null, "Prefer", "wait=30");

    Answer answer = client.post(path + "/cancel", null, "Prefer", "wait=30");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("status").textValue()).isEqualTo("cancelling");
    assertThat(((CancelRun) last().getCommand()).getRunId()).isNull();
  }

  private RunCommand last() {
    return scheduler.commands().stream()
        .filter(it -> it.getAgentId().equals(agentId))
        .reduce((_, later) -> later)
        .orElseThrow();
  }
}
