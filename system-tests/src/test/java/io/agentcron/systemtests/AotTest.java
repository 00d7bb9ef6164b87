package io.agentcron.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caches that the laptop mode makes for its own faster start. */
final class AotTest {
  @TempDir private Path directory;

  @Test
  void areMadeInTheBackgroundOfAFirstStartAndUsedByTheNext() throws IOException {
    Path caches = directory.resolve("aot-2");
    Path older = Files.createDirectory(directory.resolve("aot-1"));

    try (JavaProcess _ = up(caches)) {
      await().atMost(Duration.ofMinutes(8)).until(() -> Files.exists(caches.resolve("main.aot")));
      await().until(() -> !Files.exists(older));
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.unfinished");
    try (JavaProcess second = up(caches)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> second.output().lines().filter(line -> line.startsWith("Ready")).count() == 2);

      assertThat(ProcessHandle.allProcesses().flatMap(it -> it.info().arguments().stream()))
          .anyMatch(arguments ->
              List.of(arguments).contains("-XX:AOTCache=" + caches.resolve("registry.aot")));
    }
  }

  private JavaProcess up(Path caches) {
    return JavaProcess.start(
        directory.resolve("output.txt"),
        "io.agentcron.standalone.Agentcron",
        Map.of("agentcron.aot", caches.toString()),
        List.of("up", "--data-dir", directory.resolve("data").toString(), "--port", "0"));
  }
}
