package io.agentcron.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.embedded.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {

  private static final Pattern ADDRESS =
      Pattern.compile("Ready in .* s: (http://127\\.0\\.0\\.1:\\d+)/#token=(.+)");

  @TempDir private Path directory;

  @Test
  void servesUntilItIsToldToStopAndLeavesNothingBehind() throws Exception {
    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      var ready = ADDRESS.matcher(agentcron.line("Ready"));
      assertThat(ready.matches()).isTrue();
      var postgres = process("postgres/data/postmaster.pid");

      assertThat(status(ready.group(1), ready.group(2))).isEqualTo(200);
      assertThat(status(ready.group(1), "guess")).isEqualTo(401);

      agentcron.terminate();
      assertThat(agentcron.end()).endsWith("Stopping", "Stopped");
      await().until(() -> !postgres.isAlive());
      DataDirectory.own(directory, 0).close();
    }
  }

  @Test
  void isTheSameAgainAfterItWasKilled() throws Exception {
    String first;
    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      first = agentcron.line("Ready");
      agentcron.kill();
    }

    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      var again = agentcron.line("Ready");

      assertThat(again.substring(again.indexOf("http")))
          .isEqualTo(first.substring(first.indexOf("http")));
    }
  }

  @Test
  void runsOncePerDataDirectory() throws Exception {
    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      agentcron.line("Agentcron");

      try (var second = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
        assertThat(second.end())
            .singleElement()
            .asString()
            .contains(data(), "is in use by process");
        assertThat(second.exitCode()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesAPortInUseBeforeItStartsAnything() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var agentcron =
            AgentcronProcess.start(
                "up", "--data-dir", data(), "--port", Integer.toString(other.getLocalPort()))) {
      assertThat(agentcron.end())
          .singleElement()
          .asString()
          .contains(Integer.toString(other.getLocalPort()), "is in use");
      assertThat(agentcron.exitCode()).isEqualTo(1);
      assertThat(directory.resolve("postgres")).doesNotExist();
    }
  }

  @Test
  void stopsEverythingWhenAServerDies() throws Exception {
    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      agentcron.line("Ready");
      process("postgres/data/postmaster.pid").destroyForcibly();

      assertThat(agentcron.end())
          .anyMatch(line -> line.startsWith("Postgres") && line.contains("agentcron.log"));
      assertThat(agentcron.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void tellsWhatIsWrongWithTheData() throws Exception {
    Files.createDirectories(directory.resolve("kafka/logs/agentcron.run-events-0"));

    try (var agentcron = AgentcronProcess.start("up", "--data-dir", data(), "--port", "0")) {
      assertThat(agentcron.end())
          .anyMatch(line -> line.contains("kafka/logs cannot be used: meta.properties is missing"));
      assertThat(agentcron.exitCode()).isEqualTo(1);
    }
  }

  private String data() {
    return directory.toString();
  }

  private ProcessHandle process(String pidFile) throws IOException {
    var pid = Files.readAllLines(directory.resolve(pidFile)).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static int status(String address, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/info"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
