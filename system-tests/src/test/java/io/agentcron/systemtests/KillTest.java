package io.agentcron.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of everything in the middle of a run: nothing lost, nothing doubled, and the run
 * ends with a reason.
 */
final class KillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path directory;

  @Test
  void losesAndDoublesNothingWhenItIsKilled() throws Exception {
    Path ledger = directory.resolve("ledger.txt");
    UpSystem killed = UpSystem.start(directory, 1);
    String runId;
    String scheduleId;
    try {
      Client client = new Client(killed);
      JsonNode ticker =
          client.post(
              "/api/agents",
              """
              {"name": "ticker", "prompt": "",
               "runtime": {"type": "command", "shell": true,
                           "command": ["echo $AGENTCRON_NOMINAL_TIME >> %s"]},
               "schedules": [{"name": "every second", "cron": "* * * * * *"}]}
              """
                  .formatted(ledger));
      scheduleId = ticker.required("schedules").required(0).required("id").textValue();
      var _ =
          client.post(
              "/api/agents",
              """
              {"name": "sleeper", "prompt": "",
               "runtime": {"type": "command", "command": ["sleep", "1234.5"]}}
              """);
      runId = client.post("/api/agents/sleeper/run", "{}").required("runId").textValue();
      await().atMost(PATIENCE).until(() -> client.statusOf(runId), "running"::equals);
      await().atMost(PATIENCE).until(() -> Files.exists(ledger));
    } finally {
      killed.kill();
    }

    Instant restarted = Instant.now();
    try (UpSystem system = UpSystem.start(directory, 2)) {
      Client client = new Client(system);
      await().atMost(PATIENCE).until(() -> client.statusOf(runId), "error"::equals);
      assertThat(client.get("/api/runs/" + runId).required("error").required("kind").textValue())
          .isEqualTo("executor_lost");
      assertThat(ProcessHandle.allProcesses().flatMap(it -> it.info().commandLine().stream()))
          .noneMatch(command -> command.contains("sleep 1234.5"));

      await()
          .atMost(PATIENCE)
          .until(() ->
              Journal.rows(client, scheduleId).stream()
                  .anyMatch(it -> it.isAfter(restarted.plusSeconds(20))));
      List<Instant> rows = Journal.rows(client, scheduleId);
      assertThat(rows)
          .doesNotHaveDuplicates()
          .hasSize((int) ChronoUnit.SECONDS.between(rows.getFirst(), rows.getLast()) + 1);
      // The programs themselves are the witness that none ran twice.
      assertThat(Files.readAllLines(ledger, StandardCharsets.UTF_8)).doesNotHaveDuplicates();
    }
  }
}
