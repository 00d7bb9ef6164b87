package io.agentcron.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.agentcron.contract.EventSource;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.Gate;
import io.agentcron.contract.LogLine;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.SkipReason;
import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real broker, running real programs; each test has topics of its own. */
@Timeout(120)
class ExecutorServiceTest {
  @TempDir private static Path brokerDirectory;
  private static EmbeddedKafka kafka;
  private static InMemoryRegistry registry;

  @TempDir private Path directory;
  private Cluster cluster;

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.start(brokerDirectory);
    registry = new InMemoryRegistry();
  }

  @AfterAll
  static void stopBroker() {
    registry.close();
    kafka.close();
  }

  @BeforeEach
  void ensureTopics(TestInfo test) throws InterruptedException {
    cluster = new Cluster(kafka, registry, test.getTestMethod().orElseThrow().getName() + ".");
    cluster.ensureTopics();
  }

  @AfterEach
  void closeCluster() {
    cluster.close();
  }

  private ApplicationContext start(Map<String, Object> overrides) {
    Map<String, Object> properties = new HashMap<>(cluster.executor(directory.resolve("home")));
    properties.putAll(overrides);
    return ExecutorService.start(properties);
  }

  private ApplicationContext start() {
    return start(Map.of());
  }

  @Test
  void launchesAnOrderOnceAndTellsAllAboutIt() throws Exception {
    try (var _ = start(Map.of("agentcron.executor.name", "ex1"))) {
      cluster.send(Cluster.order("r1", "bash", "-c", "echo one; echo two >&2; echo three"));

      RunCompleted completed = cluster.await("r1", RunCompleted.class);

      assertThat(completed.getOutcome().getOutput()).isEqualTo("one\nthree");
      assertThat(completed.getOutcome().getExitCode()).isZero();
      assertThat(completed.getOutcome().getDurationMillis()).isPositive();
      assertThat(cluster.milestones("r1")).containsExactly(new RunStarted("ex1"), completed);
      assertThat(cluster.events("r1"))
          .allSatisfy(event -> {
            assertThat(event.getSource()).isEqualTo(EventSource.executor);
            assertThat(event.getAgentName()).isEqualTo("disk watcher");
            assertThat(event.getScheduleId()).isEqualTo("s1");
            assertThat(event.getAttempt()).isOne();
            assertThat(event.getDispatch()).isOne();
            assertThat(event.getDefinitionVersion()).isEqualTo(7);
            assertThat(event.getOccurredAt())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
          });
      await()
          .untilAsserted(() ->
              assertThat(cluster.logs("r1"))
                  .flatExtracting(log -> log.getLines())
                  .extracting(LogLine::getText)
                  .containsExactlyInAnyOrder("one", "two", "three"));
      assertThat(cluster.logs("r1").getFirst().getFirstLine()).isZero();
    }
  }

  @Test
  void saysNothingAboutAnOrderWhoseTimeToStartHasPassed() throws Exception {
    try (var _ = start()) {
      RunRequested late = Cluster.order("late", "touch", directory.resolve("late").toString());
      late = RunRequested.newBuilder(late).setStartBy(Instant.now().minusMillis(1)).build();
      cluster.send(late);
      cluster.send(Cluster.order("next", "true"));

      cluster.await("next", RunCompleted.class);

      assertThat(cluster.events("late")).isEmpty();
      assertThat(directory.resolve("late")).doesNotExist();
    }
  }

  @Test
  void saysNothingAboutAnOrderThatWasCancelledBefore() throws Exception {
    cluster.cancel("cancelled", 1);
    cluster.send(Cluster.order("cancelled", "true"));
    cluster.send(RunRequested.newBuilder(Cluster.order("again", "true")).setDispatch(2).build());
    cluster.cancel("again", 1);

    try (var _ = start()) {
      cluster.await("again", RunCompleted.class);

      assertThat(cluster.events("cancelled")).isEmpty();
    }
  }

  @Test
  void endsARunThatIsCancelledWithAllItsProcesses() throws Exception {
    try (var _ = start()) {
      Path pids = directory.resolve("pids");
      String script = "setsid sleep 1000 & echo $! > %1$s; echo $$ >> %1$s; wait".formatted(pids);
      cluster.send(Cluster.order("r1", "bash", "-c", script));
      await().until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);

      cluster.cancel("r1", 1);

      RunCancelled cancelled = cluster.await("r1", RunCancelled.class);
      assertThat(cancelled.getBy()).isEqualTo("ann");
      // Whoever has no parent left stays in the list until the system has buried it.
      await()
          .untilAsserted(() ->
              assertThat(Files.readAllLines(pids)).noneMatch(pid -> isAlive(Long.parseLong(pid))));
    }
  }

  @Test
  void sharesTheWorkAmongExecutorsAndRunsNothingTwice() throws Exception {
    Path diary = directory.resolve("diary");
    List<String> runs = IntStream.range(0, 40).mapToObj(it -> "r" + it).toList();
    try (var _ = start(named("ex1"));
        var _ = start(named("ex2"))) {
      for (String run : runs) {
        cluster.send(
            Cluster.order(run, "bash", "-c", "echo %s >> %s; sleep 0.2".formatted(run, diary)));
      }
      cluster.awaitEvents(events ->
          events.stream().filter(it -> it.getPayload() instanceof RunCompleted).count() == 40);

      assertThat(Files.readAllLines(diary)).containsExactlyInAnyOrderElementsOf(runs);
      assertThat(startedBy(cluster.events())).containsExactlyInAnyOrder("ex1", "ex2");
    }
  }

  @Test
  void leavesOrdersToOthersWhileItHasNoFreeSlot() throws Exception {
    Map<String, Object> oneSlot = new HashMap<>(named("ex1"));
    oneSlot.put("agentcron.executor.slots", 1);
    try (var _ = start(oneSlot)) {
      cluster.send(Cluster.order("long", "sleep", "1000"));
      cluster.await("long", RunStarted.class);

      try (var _ = start(named("ex2"))) {
        for (int run = 0; run < 8; run++) {
          cluster.send(Cluster.order("r" + run, "true"));
        }
        cluster.awaitEvents(events ->
            events.stream().filter(it -> it.getPayload() instanceof RunCompleted).count() == 8);

        cluster.cancel("long", 1);
        cluster.await("long", RunCancelled.class);
      }
    }
  }

  @Test
  void announcesAnOrderThatItIsNotAllowedToRunAndFailsIt() throws Exception {
    try (var _ = start()) {
      RunRequested order =
          RunRequested.newBuilder(Cluster.order("r1", "true"))
              .setRuntime(Runtime.newBuilder().setType("claude").setOptions("{}").build())
              .build();
      cluster.send(order);

      RunFailed failed = cluster.await("r1", RunFailed.class);

      assertThat(failed.getKind()).isEqualTo(FailureKind.runtime_unavailable);
      assertThat(failed.getRetryable()).isFalse();
      assertThat(cluster.milestones("r1")).first().isInstanceOf(RunStarted.class);
    }
  }

  @Test
  void endsARunAtItsLimit() throws Exception {
    try (var _ = start()) {
      RunRequested order = Cluster.order("r1", "bash", "-c", "echo half; sleep 1000");
      order.getLimits().put("timeoutMillis", 500L);
      cluster.send(order);

      RunFailed failed = cluster.await("r1", RunFailed.class);

      assertThat(failed.getKind()).isEqualTo(FailureKind.timed_out);
      assertThat(failed.getOutcome().getOutput()).isEqualTo("half");
    }
  }

  @Test
  void leavesItToTheSchedulerWhatFollowsAFailureThatItNames() throws Exception {
    try (var _ = start()) {
      for (List<FailureKind> retryOn :
          List.of(List.<FailureKind>of(), List.of(FailureKind.error))) {
        RunRequested order = Cluster.order("r" + retryOn.size(), "false");
        order.put("retryOn", retryOn);
        cluster.send(order);
      }

      assertThat(cluster.await("r0", RunFailed.class).getEndsRun()).isTrue();
      assertThat(cluster.await("r1", RunFailed.class).getEndsRun()).isFalse();
    }
  }

  @Test
  void endsARunThatHasStalled() throws Exception {
    try (var _ = start()) {
      RunRequested order =
          Cluster.order(
              "r1", "bash", "-c", "for i in 1 2 3; do echo $i; sleep 0.4; done; sleep 99");
      order.getLimits().put("stallTimeoutMillis", 1_000L);
      cluster.send(order);

      RunFailed failed = cluster.await("r1", RunFailed.class);

      assertThat(failed.getKind()).isEqualTo(FailureKind.stalled);
      assertThat(failed.getOutcome().getOutput()).isEqualTo("1\n2\n3");
    }
  }

  @Test
  void endsARunThatPrintsWithoutEnd() throws Exception {
    try (var _ = start(Map.of("agentcron.executor.max-printed-bytes", 100_000))) {
      cluster.send(Cluster.order("r1", "bash", "-c", "yes | tr -d '\\n'"));

      assertThat(cluster.await("r1", RunFailed.class).getKind())
          .isEqualTo(FailureKind.output_limit);
    }
  }

  @Test
  void skipsARunWhoseGateIsClosed() throws Exception {
    try (var _ = start()) {
      RunRequested order = Cluster.order("r1", "touch", directory.resolve("ran").toString());
      order.getRuntime().put("gate", new Gate(List.of("bash", "-c", "exit 7"), 7));
      cluster.send(order);

      RunSkipped skipped = cluster.await("r1", RunSkipped.class);

      assertThat(skipped.getReason()).isEqualTo(SkipReason.gate);
      assertThat(directory.resolve("ran")).doesNotExist();
    }
  }

  @Test
  void putsWhatItCannotReadAsideAndGoesOn() throws Exception {
    byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
    cluster.sendRaw(Topic.RUN_REQUESTS, "bad", junk);
    cluster.sendRaw(Topic.RUN_CONTROL, "bad", junk);
    RunRequested endless = Cluster.order("endless", "true");
    endless.getLimits().put("timeoutMillis", 0L);
    cluster.send(endless);

    try (var _ = start()) {
      cluster.send(Cluster.order("good", "true"));
      cluster.await("good", RunCompleted.class);

      assertThat(cluster.read(Topic.DEAD_LETTERS))
          .hasSize(3)
          .allSatisfy(letter ->
              assertThat(letter.headers().lastHeader(DeadLetter.CAUSE).value()).isNotEmpty())
          .filteredOn(letter -> letter.key() != null && "bad".equals(text(letter.key())))
          .extracting(letter -> text(letter.value()))
          .containsExactly("junk", "junk");
    }
  }

  @Test
  void tellsThatARunGoesOn() throws Exception {
    try (var _ =
        start(
            Map.of(
                "agentcron.executor.heartbeat-at-most", "100ms",
                "agentcron.executor.heartbeat-at-least", "200ms"))) {
      cluster.send(Cluster.order("r1", "sleep", "1000"));

      cluster.awaitEvents(events ->
          events.stream().filter(it -> it.getPayload() instanceof RunProgressed).count() >= 3);

      cluster.cancel("r1", 1);
      cluster.await("r1", RunCancelled.class);
    }
  }

  @Test
  void letsRunsFinishWhenItIsStopped() throws Exception {
    var executor = start();
    cluster.send(Cluster.order("r1", "bash", "-c", "sleep 1; echo done"));
    cluster.await("r1", RunStarted.class);

    executor.close();

    assertThat(cluster.milestones("r1")).last().isInstanceOf(RunCompleted.class);
    cluster.send(Cluster.order("later", "true"));
    try (var _ = start()) {
      cluster.await("later", RunCompleted.class);
    }
  }

  @Test
  void endsRunsThatDoNotFinishInTimeWhenItIsStopped() throws Exception {
    var executor = start(Map.of("agentcron.executor.drain", "100ms"));
    cluster.send(Cluster.order("r1", "sleep", "1000"));
    cluster.await("r1", RunStarted.class);

    executor.close();

    assertThat(cluster.milestones("r1"))
        .last()
        .isInstanceOfSatisfying(
            RunFailed.class,
            failed -> assertThat(failed.getKind()).isEqualTo(FailureKind.executor_shutdown));
  }

  private Map<String, Object> named(String name) {
    return Map.of(
        "agentcron.executor.name",
        name,
        "agentcron.executor.slots",
        2,
        "agentcron.executor.data-directory",
        directory.resolve(name).toString());
  }

  private static Set<String> startedBy(List<RunEvent> events) {
    return events.stream()
        .map(RunEvent::getPayload)
        .filter(RunStarted.class::isInstance)
        .map(payload -> ((RunStarted) payload).getExecutor())
        .collect(Collectors.toSet());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String text(byte[] bytes) {
    return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
  }
}
