package io.agentcron.systemtests;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code agentcron up}: everything in one process. */
public final class UpSystem implements RunningSystem {
  private static final Pattern ADDRESS =
      Pattern.compile("Ready in .*?(http://127\\.0\\.0\\.1:\\d+)/#token=(\\S+)");

  private final JavaProcess process;
  private final URI api;

  private UpSystem(JavaProcess process, URI api) {
    this.process = process;
    this.api = api;
  }

  /** Returns when it says that it is ready; {@code start} numbers its starts on this directory. */
  public static UpSystem start(Path directory, int start) {
    JavaProcess process =
        JavaProcess.start(
            directory.resolve("output-" + start + ".txt"),
            "io.agentcron.standalone.Agentcron",
            Map.of(),
            List.of("up", "--data-dir", directory.resolve("data").toString(), "--port", "0"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !process.isAlive() || address(process).isPresent());
    URI address =
        address(process)
            .orElseThrow(() -> new AssertionError("It ended by itself: " + process.output()));
    return new UpSystem(process, address);
  }

  @Override
  public URI api() {
    return api;
  }

  String output() {
    return process.output();
  }

  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  private static Optional<URI> address(JavaProcess process) {
    return ADDRESS
        .matcher(process.output())
        .results()
        .findFirst()
        .map((MatchResult found) -> URI.create(found.group(1)));
  }
}
