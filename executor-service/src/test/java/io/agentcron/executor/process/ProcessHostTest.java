package io.agentcron.executor.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.agentcron.executor.run.Dispatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessHostTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(200);

  @TempDir private Path home;

  /** Collects what a process prints. */
  private static final class Printed implements ProcessOutput {
    @Override
    public void bytes(int count) {}

    private final ConcurrentLinkedQueue<String> out = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> err = new ConcurrentLinkedQueue<>();

    @Override
    public void stdout(String line) {
      out.add(line);
    }

    @Override
    public void stderr(String line) {
      err.add(line);
    }

    void awaitLine(String line) {
      await().until(() -> out.contains(line));
    }
  }

  private final Printed printed = new Printed();

  private static ProcessRequest bash(String script) {
    return bash("r1", script);
  }

  private static ProcessRequest bash(String runId, String script) {
    return new ProcessRequest(
        new Dispatch(runId, 1, 1),
        List.of("/bin/bash", "-c", script),
        Optional.empty(),
        Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Optional.empty(),
        ProcessRequest.Interrupt.TREE,
        1 << 20);
  }

  private static List<ProcessHandle> alive(ProcessHost host) {
    return MarkedProcesses.ofThisSystem().find(Marker.ofAll(host.executorId())).stream()
        .filter(Signals::isAlive)
        .toList();
  }

  private static int end(AgentProcess process) throws Exception {
    return process.end().get(50, SECONDS);
  }

  @Test
  void collectsWhatAProgramPrintsAndHowItEnds() throws Exception {
    try (var host = ProcessHost.open(home)) {
      AgentProcess process = host.start(bash("echo one; echo two >&2; exit 3"), printed);

      assertThat(end(process)).isEqualTo(3);
      assertThat(printed.out).containsExactly("one");
      assertThat(printed.err).containsExactly("two");
    }
  }

  @Test
  void givesAProgramNothingButItsOwnEnvironmentAndAMarker() throws Exception {
    try (var host = ProcessHost.open(home)) {
      end(host.start(bash("env | cut -d= -f1 | sort"), printed));

      assertThat(printed.out)
          .containsExactlyInAnyOrder("AGENTCRON_EXECUTION", "PATH", "PWD", "SHLVL", "_");
    }
  }

  @Test
  void givesEachRunADirectoryOfItsOwnAndRemovesIt() throws Exception {
    try (var host = ProcessHost.open(home)) {
      end(host.start(bash("touch file; mkdir -p deep/er; pwd"), printed));

      Path directory = Path.of(printed.out.element());
      assertThat(directory.toString()).startsWith(home.toRealPath().toString());
      await().untilAsserted(() -> assertThat(directory).doesNotExist());
    }
  }

  @Test
  void leavesAGivenDirectoryAlone(@TempDir Path given) throws Exception {
    try (var host = ProcessHost.open(home)) {
      ProcessRequest request = bash("touch file");
      end(
          host.start(
              new ProcessRequest(
                  request.dispatch(),
                  request.command(),
                  Optional.of(given),
                  request.environment(),
                  Optional.empty(),
                  ProcessRequest.Interrupt.TREE,
                  100),
              printed));

      assertThat(given.resolve("file")).exists();
    }
  }

  @Test
  void endsChildrenThatHaveMadeSessionsOfTheirOwn() throws Exception {
    try (var host = ProcessHost.open(home)) {
      String script = "setsid sleep 1000 & (setsid setsid sleep 1000 &) ; echo up; sleep 1000";
      AgentProcess process = host.start(bash(script), printed);
      printed.awaitLine("up");
      await().untilAsserted(() -> assertThat(alive(host)).hasSize(3));

      process.stop(PATIENT);

      assertThat(AgentProcess.describe(end(process))).isEqualTo("ended by signal 2");
      assertThat(alive(host)).isEmpty();
    }
  }

  @Test
  void killsWhoeverDoesNotListen() throws Exception {
    try (var host = ProcessHost.open(home)) {
      String deaf = "trap '' INT TERM; ";
      String script =
          deaf
              + "setsid bash -c \""
              + deaf
              + "sleep 1000; sleep 1000\" & echo up; wait; sleep 1000";
      AgentProcess process = host.start(bash(script), printed);
      printed.awaitLine("up");

      process.stop(IMPATIENT);

      assertThat(AgentProcess.describe(end(process))).isEqualTo("ended by signal 9");
      assertThat(alive(host)).isEmpty();
    }
  }

  @Test
  void losesPatienceWhenToldTo() throws Exception {
    try (var host = ProcessHost.open(home)) {
      AgentProcess process =
          host.start(bash("trap '' INT TERM; echo up; while :; do sleep 0.1; done"), printed);
      printed.awaitLine("up");

      process.stop(Duration.ofHours(1));
      process.stop(IMPATIENT);

      assertThat(end(process)).isEqualTo(128 + 9);
    }
  }

  @Test
  void letsAProgramTidyUpWhenItIsInterrupted() throws Exception {
    try (var host = ProcessHost.open(home)) {
      String script = "trap 'echo tidied; exit 7' INT; echo up; while :; do sleep 0.05; done";
      AgentProcess process = host.start(bash(script), printed);
      printed.awaitLine("up");

      process.stop(PATIENT);

      assertThat(end(process)).isEqualTo(7);
      assertThat(printed.out).contains("tidied");
    }
  }

  @Test
  void leavesNoDaemonBehindAProgramThatEndsByItself() throws Exception {
    try (var host = ProcessHost.open(home)) {
      AgentProcess process = host.start(bash("(setsid sleep 1000 &); echo done"), printed);

      assertThat(end(process)).isZero();
      assertThat(printed.out).containsExactly("done");
      assertThat(alive(host)).isEmpty();
    }
  }

  @Test
  void endsWhatAnEarlierExecutorOfTheSameDirectoryHasLeftBehindAndNothingElse(@TempDir Path another)
      throws Exception {
    try (var neighbour = ProcessHost.open(another)) {
      var unfinished = ProcessHost.open(home);
      AgentProcess left = unfinished.start(bash("setsid sleep 1000 & sleep 1000"), printed);
      AgentProcess kept = neighbour.start(bash("echo up; sleep 1000"), printed);
      await().untilAsserted(() -> assertThat(alive(unfinished)).hasSizeGreaterThanOrEqualTo(2));
      printed.awaitLine("up");
      unfinished.close();

      try (var next = ProcessHost.open(home)) {
        assertThat(next.executorId()).isEqualTo(unfinished.executorId());
        assertThat(alive(next)).isEmpty();
        end(left);
        assertThat(alive(neighbour)).isNotEmpty();
      } finally {
        kept.stop(PATIENT);
        end(kept);
      }
    }
  }

  @Test
  void refusesADirectoryThatAnotherExecutorOwns() throws Exception {
    try (var _ = ProcessHost.open(home)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> ProcessHost.open(home))
          .withMessageContaining("in use by another executor");
    }
    ProcessHost.open(home).close();
  }

  @Test
  void saysWhenAProgramCannotBeStarted() throws Exception {
    try (var host = ProcessHost.open(home)) {
      ProcessRequest request = bash("true");
      var nowhere =
          new ProcessRequest(
              request.dispatch(),
              request.command(),
              Optional.of(home.resolve("missing")),
              request.environment(),
              Optional.empty(),
              ProcessRequest.Interrupt.TREE,
              100);

      assertThatIOException().isThrownBy(() -> host.start(nowhere, printed));
    }
  }
}
