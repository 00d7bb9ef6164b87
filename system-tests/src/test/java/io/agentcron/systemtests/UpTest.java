package io.agentcron.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story, told to {@code agentcron up}; and what only one long-lived instance can show. */
final class UpTest extends StoryContract {
  @TempDir private static Path directory;

  private static UpSystem system;

  @BeforeAll
  static void start() {
    system = UpSystem.start(directory, 1);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Override
  RunningSystem system() {
    return system;
  }

  /** The subscriber under {@code examples/}, with stock Kafka and Confluent clients from npm. */
  @Test
  void aSubscriberInAnotherLanguageReadsTheJournal() throws Exception {
    var _ = Tool.NPM.required();
    Client client = new Client(system);
    var _ =
        client.post(
            "/api/agents",
            """
            {"name": "heard", "prompt": "", "runtime": {"type": "command", "command": ["true"]}}
            """);
    String runId = client.post("/api/agents/heard/run", "{}").required("runId").textValue();
    JsonNode info = client.get("/api/info");
    Path subscriber =
        installed(Path.of(System.getProperty("agentcron.examples"), "subscribers", "javascript"));

    Path output = directory.resolve("subscriber.txt");
    Process node =
        new ProcessBuilder(
                "node",
                "subscriber.mjs",
                info.required("kafkaBootstrap").textValue(),
                info.required("registryUrl").textValue(),
                info.required("topicPrefix").textValue())
            .directory(subscriber.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      org.awaitility.Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> lines(output),
              lines ->
                  lines.stream()
                      .anyMatch(
                          it -> it.contains(runId) && it.contains("\"type\":\"RunCompleted\"")));
      assertThat(lines(output))
          .anyMatch(it -> it.contains(runId) && it.contains("\"type\":\"RunDispatched\""))
          .anyMatch(it ->
              it.contains("\"type\":\"DefinitionApplied\"")
                  && it.contains("\"agentName\":\"heard\""));
    } finally {
      node.destroy();
    }
  }

  private static List<String> lines(Path output) throws IOException {
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }

  /** A copy with its packages, so that the source tree stays as it is. */
  private static Path installed(Path example) throws Exception {
    Path copy = Files.createDirectories(directory.resolve("subscriber"));
    for (String file : List.of("package.json", "subscriber.mjs")) {
      Files.copy(example.resolve(file), copy.resolve(file));
    }
    Process npm =
        new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("npm.txt").toFile())
            .start();
    assertThat(npm.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(npm.exitValue()).as(Files.readString(directory.resolve("npm.txt"))).isZero();
    return copy;
  }
}
