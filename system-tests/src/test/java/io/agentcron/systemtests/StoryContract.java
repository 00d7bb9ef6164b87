package io.agentcron.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The main story, for every layout of the system. */
abstract class StoryContract {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  abstract RunningSystem system();

  private Client client() {
    return new Client(system());
  }

  private URI events() {
    return URI.create(client().get("/api/info").required("eventsUrl").textValue());
  }

  private static Optional<JsonNode> firstRun(Client client, String agent, String status) {
    return client.items("/api/agents/" + agent + "/runs").stream()
        .filter(run -> run.required("status").textValue().equals(status))
        .findFirst();
  }

  @Test
  void anAgentFiresRunsARealProgramAndEveryoneHearsOfIt() {
    Client client = client();
    try (Frames frames = new Frames(events())) {
      JsonNode agent =
          client.post(
              "/api/agents",
              """
              {"name": "greeter", "prompt": "hello",
               "runtime": {"type": "command", "shell": true,
                           "command": ["echo \\"$AGENTCRON_AGENT says $AGENTCRON_PROMPT\\"; exit 3"]},
               "schedules": [{"name": "often", "cron": "*/2 * * * * *"}]}
              """);
      String scheduleId = agent.required("schedules").required(0).required("id").textValue();

      // It fires, and the run is there in REST with what the program printed and how it ended.
      await().atMost(PATIENCE).until(() -> firstRun(client, "greeter", "error").isPresent());
      JsonNode run =
          client.get(
              "/api/runs/"
                  + firstRun(client, "greeter", "error").orElseThrow().required("id").textValue());
      assertThat(run.required("output").textValue()).contains("greeter says hello");
      assertThat(run.required("exitCode").intValue()).isEqualTo(3);
      assertThat(run.required("durationMs").longValue()).isNotNegative();
      assertThat(run.required("scheduleId").textValue()).isEqualTo(scheduleId);
      assertThat(run.required("trigger").textValue()).isEqualTo("schedule");
      assertThat(Instant.parse(run.required("nominalTime").textValue()).getEpochSecond() % 2)
          .isZero();

      // The WebSocket told the same story, in order.
      String runId = run.required("id").textValue();
      await().atMost(PATIENCE).until(() -> frames.typesOf(runId).contains("agentcron.run.failed"));
      assertThat(frames.typesOf(runId))
          .containsSubsequence(
              "agentcron.run.requested", "agentcron.run.started", "agentcron.run.failed");

      // The transcript can be read.
      await()
          .atMost(PATIENCE)
          .until(
              () -> client.get("/api/runs/" + runId + "/log").toString(),
              it -> it.contains("says hello"));

      // The journal has one row for every nominal time.
      List<Instant> rows = Journal.rows(client, scheduleId);
      assertThat(rows).doesNotHaveDuplicates();
      assertThat(rows)
          .hasSize((int) ChronoUnit.SECONDS.between(rows.getFirst(), rows.getLast()) / 2 + 1);

      // Statistics count it.
      await()
          .atMost(PATIENCE)
          .until(
              () -> client.get("/api/agents/greeter/stats").required("totalRuns").longValue() > 0);
      var _ = client.post("/api/agents/greeter/toggle");
    }
  }

  @Test
  void aRunThatIsAskedForIsAnsweredAndCanBeCancelled() {
    Client client = client();
    var _ =
        client.post(
            "/api/agents",
            """
            {"name": "sleeper", "prompt": "", "runtime": {"type": "command", "command": ["sleep", "300"]}}
            """);

    JsonNode answer = client.post("/api/agents/sleeper/run", "{}");
    String runId = answer.required("runId").textValue();
    assertThat(answer.required("status").textValue()).isEqualTo("requested");
    await().atMost(PATIENCE).until(() -> client.statusOf(runId), "running"::equals);

    var _ = client.post("/api/runs/" + runId + "/cancel");

    await().atMost(PATIENCE).until(() -> client.statusOf(runId), "cancelled"::equals);
  }

  @Test
  void nothingIsToldToSomebodyWithoutTheToken() {
    assertThat(client().statusWithoutToken("/api/agents")).isEqualTo(401);
    assertThat(client().statusWithoutToken("/api/info")).isEqualTo(401);
  }
}
