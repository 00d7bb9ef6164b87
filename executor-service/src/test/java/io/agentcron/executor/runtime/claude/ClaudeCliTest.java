package io.agentcron.executor.runtime.claude;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.executor.process.AllowedEnvironment;
import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.Preparation;
import io.agentcron.executor.runtime.RecordingObserver;
import io.agentcron.executor.runtime.claude.MessagesApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The real CLI against a stand-in for the API. */
@Timeout(120)
@EnabledIfEnvironmentVariable(
    named = "AGENTCRON_TEST_CLAUDE",
    matches = ".+",
    disabledReason =
        "needs the CLI: npm install --prefix DIR @anthropic-ai/claude-code, and"
            + " AGENTCRON_TEST_CLAUDE=DIR/node_modules/.bin/claude")
class ClaudeCliTest {
  private static final String NO_OPTIONS = "{}";
  private static final String BASH = "{\"allowedTools\": [\"Bash\"]}";

  @TempDir private Path directory;
  private final RecordingObserver observer = new RecordingObserver();
  private ProcessHost host;
  private @Nullable MessagesApi api;

  @BeforeEach
  void open() throws InterruptedException {
    host = ProcessHost.open(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    if (api != null) {
      api.close();
    }
    host.close();
  }

  private MessagesApi answering(IntFunction<Answer> script) {
    api = new MessagesApi(script);
    return api;
  }

  private ClaudeRuntime runtime(MessagesApi messages) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("CLAUDE_CONFIG_DIR", directory.resolve("config").toString());
    environment.put("ANTHROPIC_BASE_URL", messages.url());
    environment.put("ANTHROPIC_API_KEY", "sk-test");
    environment.put("IS_SANDBOX", "1");
    return new ClaudeRuntime(
        host,
        environment,
        new AllowedEnvironment(List.of("*")),
        InstantSource.system(),
        new ClaudeRuntime.Settings(
            Objects.requireNonNull(System.getenv("AGENTCRON_TEST_CLAUDE")), true, 10_000));
  }

  private static WorkOrder order(String options, WorkOrder.Limits limits) {
    return Orders.limited(
        Orders.order("r1", 1, new WorkOrder.RuntimeChoice("claude", options), "Say hello"), limits);
  }

  private static WorkOrder order(String options) {
    return order(options, Orders.limits(Duration.ofMinutes(1)));
  }

  private LiveAgent launch(MessagesApi messages, WorkOrder order) {
    return switch (runtime(messages).prepare(order)) {
      case Preparation.Ready(var launcher) -> launcher.launch(observer);
      case Preparation.Refused(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private AgentEnd run(MessagesApi messages, WorkOrder order) throws Exception {
    return launch(messages, order).end().get(100, SECONDS);
  }

  private static Answer bash(String command) {
    return new Answer.Use("Bash", Map.of("command", command, "description", "Try"));
  }

  private static Failure failure(AgentEnd end) {
    return end.failure().orElseThrow(() -> new AssertionError(end.toString()));
  }

  @Test
  void answers() throws Exception {
    AgentEnd end = run(answering(_ -> new Answer.Say("Hello.")), order(NO_OPTIONS));

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("Hello.");
    Metrics metrics = end.metrics();
    assertThat(metrics.costMicroUsd()).isPositive();
    assertThat(metrics.numTurns()).isOne();
    assertThat(metrics.outputTokens()).isEqualTo(50);
    assertThat(metrics.contextUsed()).isEqualTo(1_000);
    assertThat(metrics.contextMax()).isPositive();
    assertThat(metrics.sessionId()).isNotNull();
    assertThat(observer.lines()).anyMatch(line -> line.startsWith("STDOUT [claude "));
    assertThat(observer.metrics()).last().extracting(Metrics::outputTokens).isEqualTo(50L);
  }

  @Test
  void usesATool() throws Exception {
    AgentEnd end =
        run(
            answering(
                call -> call == 0 ? bash("echo from-$AGENTCRON_AGENT") : new Answer.Say("Done")),
            order(BASH));

    assertThat(end.failure()).isEmpty();
    assertThat(end.metrics().numTurns()).isEqualTo(2);
    assertThat(end.metrics().toolCalls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call.name()).isEqualTo("Bash");
          assertThat(call.failed()).isFalse();
          assertThat(call.durationMillis()).isNotNull();
        });
    assertThat(observer.lines()).contains("STDOUT < from-disk watcher");
  }

  @Test
  void takesEveryOption() throws Exception {
    Path added = Files.createDirectory(directory.resolve("added"));
    MessagesApi messages = answering(_ -> new Answer.Say("Hello."));
    String options =
        """
        {"model": "claude-sonnet-4-5", "fallbackModel": "claude-haiku-4-5", "effort": "low",
         "permissionMode": "plan", "tools": ["Read", "Bash"], "allowedTools": ["Read"],
         "disallowedTools": ["Bash(rm:*)"], "systemPrompt": "You are a disk.",
         "appendSystemPrompt": "Be brief.",
         "mcpConfig": {"mcpServers": {}}, "strictMcpConfig": true,
         "settings": {"includeCoAuthoredBy": false}, "settingSources": ["user"],
         "addDirectories": ["%1$s"], "environment": {"OWN": "1"}, "workingDirectory": "%2$s"}
        """
            .formatted(added, directory);

    AgentEnd end = run(messages, order(options));

    assertThat(end.failure()).isEmpty();
    String call = messages.calls().getFirst().toString();
    assertThat(call)
        .contains("You are a disk.")
        .contains("Be brief.")
        .contains("claude-sonnet-4-5");
    assertThat(messages.calls().getFirst().path("tools").findValuesAsText("name"))
        .contains("Read", "Bash")
        .doesNotContain("Write");
  }

  @Test
  void endsByItsTurns() throws Exception {
    WorkOrder.Limits limits =
        new WorkOrder.Limits(
            Optional.of(2), Optional.empty(), Duration.ofMinutes(1), Optional.empty());

    AgentEnd end = run(answering(call -> bash("echo " + call)), order(BASH, limits));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.MAX_TURNS);
    assertThat(end.metrics().numTurns()).isEqualTo(2);
    assertThat(end.metrics().costMicroUsd()).isPositive();
  }

  @Test
  void endsByItsMoney() throws Exception {
    WorkOrder.Limits limits =
        new WorkOrder.Limits(
            Optional.empty(), Optional.of(1_000_000L), Duration.ofMinutes(1), Optional.empty());

    AgentEnd end =
        run(
            answering(call ->
                new Answer.Use(
                    "Bash", Map.of("command", "echo " + call, "description", "Try"), 150_000)),
            order(BASH, limits));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.BUDGET_EXCEEDED);
    assertThat(end.metrics().costMicroUsd()).isGreaterThan(1_000_000);
  }

  @Test
  void saysWithinSecondsThatItsKeyIsRefused() throws Exception {
    Instant start = Instant.now();

    AgentEnd end =
        run(
            answering(_ -> new Answer.Refuse(401, "authentication_error", Map.of())),
            order(NO_OPTIONS));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure(end).retryable()).isFalse();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void waitsForARateLimitThatEndsSoon() throws Exception {
    AgentEnd end =
        run(
            answering(call ->
                call < 2
                    ? new Answer.Refuse(429, "rate_limit_error", Map.of("retry-after", "1"))
                    : new Answer.Say("Hello.")),
            order(NO_OPTIONS));

    assertThat(end.failure()).isEmpty();
    assertThat(observer.lines()).contains("STDOUT [the API failed: rate_limit; try 2]");
  }

  @Test
  void givesUpOnARateLimitThatDoesNotEnd() throws Exception {
    String options = "{\"environment\": {\"CLAUDE_CODE_MAX_RETRIES\": \"1\"}}";

    AgentEnd end =
        run(
            answering(_ -> new Answer.Refuse(429, "rate_limit_error", Map.of("retry-after", "1"))),
            order(options));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure(end).retryable()).isTrue();
  }

  @Test
  void knowsWhenASubscriptionsLimitIsReset() throws Exception {
    Instant reset = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
    String options =
        """
        {"environment": {"CLAUDE_CODE_MAX_RETRIES": "1", "CLAUDE_CODE_OAUTH_TOKEN": "sk-ant-oat01-test",
          "ANTHROPIC_API_KEY": ""}}
        """;
    Map<String, String> headers =
        Map.of(
            "anthropic-ratelimit-unified-status", "rejected",
            "anthropic-ratelimit-unified-reset", Long.toString(reset.getEpochSecond()),
            "anthropic-ratelimit-unified-representative-claim", "five_hour");

    AgentEnd end =
        run(answering(_ -> new Answer.Refuse(429, "rate_limit_error", headers)), order(options));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure(end).retryAt()).contains(reset);
  }

  @Test
  void givesUpOnAnOverloadedApi() throws Exception {
    String options = "{\"environment\": {\"CLAUDE_CODE_MAX_RETRIES\": \"1\"}}";

    AgentEnd end =
        run(answering(_ -> new Answer.Refuse(529, "overloaded_error", Map.of())), order(options));

    assertThat(failure(end).kind()).isEqualTo(FailureKind.ERROR);
    assertThat(failure(end).retryable()).isTrue();
  }

  @Test
  void endsWhileItIsStreaming() throws Exception {
    LiveAgent agent = launch(answering(_ -> new Answer.Hang()), order(NO_OPTIONS));
    MessagesApi messages = Objects.requireNonNull(api);
    await().atMost(Duration.ofSeconds(60)).until(() -> !messages.calls().isEmpty());

    long start = System.nanoTime();
    agent.stop(Duration.ofSeconds(5));
    AgentEnd end = agent.end().get(60, SECONDS);

    assertThat(end.failure()).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void endsWhileAToolIsRunningWithAllItsProcesses() throws Exception {
    Path pid = directory.resolve("pid");
    LiveAgent agent =
        launch(
            answering(_ -> bash("setsid sleep 1000 & echo $! > " + pid + "; wait")), order(BASH));
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid) && Files.size(pid) > 1);

    agent.stop(Duration.ofSeconds(5));
    AgentEnd end = agent.end().get(60, SECONDS);

    assertThat(end.failure()).isPresent();
    assertThat(end.metrics().toolCalls()).hasSize(1);
    assertThat(isGone(Files.readString(pid).strip())).isTrue();
  }

  @Test
  void goesOnInASession() throws Exception {
    MessagesApi messages = answering(call -> new Answer.Say("Answer " + call));
    AgentEnd first = run(messages, beginning());

    AgentEnd second = run(messages, resuming(Objects.requireNonNull(first.metrics().sessionId())));

    assertThat(second.failure()).isEmpty();
    assertThat(second.metrics().sessionId()).isEqualTo(first.metrics().sessionId());
    assertThat(second.metrics().costMicroUsd()).isEqualTo(first.metrics().costMicroUsd());
    assertThat(messages.calls().getLast().toString()).contains("Answer 0");
  }

  @Test
  void failsWhereTheSessionIsUnknown() throws Exception {
    AgentEnd end =
        run(answering(_ -> new Answer.Say("Hello.")), resuming(UUID.randomUUID().toString()));

    assertThat(failure(end).message()).contains("No conversation found");
  }

  /** In a directory that lasts, since the CLI keeps its sessions by directory. */
  private static WorkOrder beginning() {
    return Orders.order(
        "r1",
        1,
        new WorkOrder.RuntimeChoice(
            "claude", NO_OPTIONS, WorkOrder.Session.RESUME, Optional.empty()),
        "Go on");
  }

  private static WorkOrder resuming(String session) {
    return Orders.after(
        beginning(), new WorkOrder.PreviousRun("r0", Optional.of(session), Optional.empty()));
  }

  private static boolean isGone(String pid) {
    try (Stream<String> status = Files.lines(Path.of("/proc", pid, "status"))) {
      return status.anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
    } catch (IOException e) {
      return true;
    }
  }
}
