package io.agentcron.executor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunStarted;
import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that go away, and an executor that is killed. */
@Timeout(120)
class ExecutorOutageTest {
  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private InMemoryRegistry registry;
  private Cluster cluster;

  @BeforeEach
  void startBroker() throws InterruptedException {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    registry = new InMemoryRegistry();
    cluster = new Cluster(kafka, registry, "");
    cluster.ensureTopics();
  }

  @AfterEach
  void stopBroker() {
    cluster.close();
    registry.close();
    kafka.close();
  }

  private void restartBroker() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
  }

  private Map<String, Object> properties(Map<String, Object> overrides) {
    Map<String, Object> properties = new HashMap<>(cluster.executor(directory.resolve("home")));
    properties.putAll(overrides);
    return properties;
  }

  private ApplicationContext start(Map<String, Object> overrides) {
    return ExecutorService.start(properties(overrides));
  }

  private List<String> pids(int expected) {
    Path file = directory.resolve("pids");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(file) && lines(file).size() == expected);
    return lines(file);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isNotDisturbedByAnOutageThatIsShorterThanTheFence() throws Exception {
    Path signal = directory.resolve("signal");
    try (var _ = start(Map.of())) {
      String script = "until [ -e %s ]; do sleep 0.1; done; echo done".formatted(signal);
      cluster.send(Cluster.order("r1", "bash", "-c", script));
      cluster.await("r1", RunStarted.class);

      kafka.close();
      restartBroker();
      Files.createFile(signal);

      RunCompleted completed = cluster.await("r1", RunCompleted.class);
      assertThat(completed.getOutcome().getOutput()).isEqualTo("done");
      assertThat(cluster.milestones("r1")).hasSize(2);
    }
  }

  @Test
  void endsItsRunsWhenNobodyHearsOfThemForTheTimeOfTheFence() throws Exception {
    Map<String, Object> impatient =
        Map.of(
            "agentcron.executor.heartbeat-at-most", "200ms",
            "agentcron.executor.heartbeat-at-least", "500ms",
            "agentcron.executor.fence", "3s",
            "agentcron.executor.swept", "6s");
    try (var _ = start(impatient)) {
      String script = "echo $$ > %s; sleep 1000".formatted(directory.resolve("pids"));
      cluster.send(Cluster.order("r1", "bash", "-c", script));
      String pid = pids(1).getFirst();

      kafka.close();
      await().atMost(Duration.ofSeconds(60)).until(() -> isGone(pid));
      restartBroker();

      cluster.send(Cluster.order("r2", "true"));
      cluster.await("r2", RunCompleted.class);
      assertThat(cluster.milestones("r1")).singleElement().isInstanceOf(RunStarted.class);
    }
  }

  @Test
  void waitsForAKafkaThatComesLater() throws Exception {
    kafka.close();
    try (var context = start(Map.of())) {
      URI health = context.getBean(EmbeddedServer.class).getURI().resolve("/health/");
      assertThat(status(health.resolve("liveness"))).isEqualTo(200);
      assertThat(status(health.resolve("readiness"))).isEqualTo(503);

      restartBroker();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> status(health.resolve("readiness")) == 200);
      cluster.send(Cluster.order("r1", "true"));
      cluster.await("r1", RunCompleted.class);
      assertThat(body(health.resolve("/prometheus"))).contains("agentcron_executor_slots 8.0");
    }
  }

  @Test
  void leavesNoProcessBehindWhenItIsKilled() throws Exception {
    Process executor = fork();
    String script =
        "echo $$ > %1$s; setsid sleep 1000 & echo $! >> %1$s; sleep 1000 & echo $! >> %1$s; wait"
            .formatted(directory.resolve("pids"));
    cluster.send(Cluster.order("r1", "bash", "-c", script));
    List<String> pids = pids(3);

    executor.destroyForcibly();
    assertThat(executor.waitFor(60, SECONDS)).isTrue();
    if (Files.exists(Path.of("/usr/bin/setpriv"))) {
      // The kernel tells the program itself; what it has started is found at the next start.
      await().atMost(Duration.ofSeconds(60)).until(() -> isGone(pids.getFirst()));
    }

    try (var _ = start(Map.of())) {
      assertThat(pids).allMatch(ExecutorOutageTest::isGone);
      cluster.send(Cluster.order("r2", "true"));
      cluster.await("r2", RunCompleted.class);
      assertThat(cluster.milestones("r1")).singleElement().isInstanceOf(RunStarted.class);
    }
  }

  @Test
  void endsItsRunsWhenItWakesAfterItWasFrozenForTooLong() throws Exception {
    Process executor =
        fork(
            Map.of(
                "agentcron.executor.heartbeat-at-most", "200ms",
                "agentcron.executor.heartbeat-at-least", "500ms",
                "agentcron.executor.fence", "3s",
                "agentcron.executor.swept", "6s"));
    try {
      String script = "echo $$ > %s; sleep 1000".formatted(directory.resolve("pids"));
      cluster.send(Cluster.order("r1", "bash", "-c", script));
      String pid = pids(1).getFirst();

      signal("STOP", executor);
      long frozen = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> System.nanoTime() - frozen > Duration.ofSeconds(5).toNanos());
      assertThat(isGone(pid)).isFalse();
      signal("CONT", executor);

      await().atMost(Duration.ofSeconds(60)).until(() -> isGone(pid));
      cluster.send(Cluster.order("r2", "true"));
      cluster.await("r2", RunCompleted.class);
      assertThat(cluster.milestones("r1")).singleElement().isInstanceOf(RunStarted.class);
    } finally {
      executor.destroyForcibly();
    }
  }

  @Test
  void launchesNothingTwiceAndNothingUnannouncedHoweverOftenItIsKilled() throws Exception {
    Path diary = directory.resolve("diary");
    Random random = new Random(4);
    int runs = 0;
    for (int life = 0; life < 5; life++) {
      Process executor = fork(Map.of());
      int wanted = runs + 12;
      while (runs < wanted) {
        String run = "r" + runs++;
        cluster.send(Cluster.order(run, "bash", "-c", "echo %s >> %s".formatted(run, diary)));
      }
      // Somewhere in the middle of this life's orders: accepted, announced, launched, reported.
      int enough = (Files.exists(diary) ? lines(diary).size() : 0) + 1 + random.nextInt(6);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(diary) && lines(diary).size() >= enough);
      executor.destroyForcibly();
      assertThat(executor.waitFor(60, SECONDS)).isTrue();
    }

    try (var _ = start(Map.of())) {
      cluster.send(Cluster.order("last", "true"));
      cluster.await("last", RunCompleted.class);
      List<String> launched = lines(diary);
      assertThat(launched).doesNotHaveDuplicates().hasSizeGreaterThan(10);
      assertThat(launched)
          .allSatisfy(run -> {
            assertThat(cluster.milestones(run)).first().isInstanceOf(RunStarted.class);
            assertThat(cluster.milestones(run)).hasSizeLessThanOrEqualTo(2);
          });
    }
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private Process fork() throws IOException {
    return fork(Map.of());
  }

  private Process fork(Map<String, Object> overrides) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    properties(overrides).forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ExecutorService.class.getName()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("executor.log").toFile())
        .start();
  }

  /** A zombie is gone: it waits for a parent to notice. */
  private static boolean isGone(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }

  private static int status(URI uri) throws Exception {
    return get(uri).statusCode();
  }

  private static String body(URI uri) throws Exception {
    return get(uri).body();
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
