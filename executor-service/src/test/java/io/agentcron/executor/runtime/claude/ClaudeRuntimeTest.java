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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a script that prints a recorded sample in the CLI's place. */
@Timeout(60)
class ClaudeRuntimeTest {
  @TempDir private Path directory;
  private ProcessHost host;
  private final RecordingObserver observer = new RecordingObserver();

  @BeforeEach
  void open() throws InterruptedException {
    host = ProcessHost.open(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** A CLI that notes how it was called, prints a sample, and goes on with the rest of a script. */
  private ClaudeRuntime replaying(String sample, String rest) throws IOException {
    Path recorded =
        Files.writeString(directory.resolve("sample"), ClaudeSamplesTest.sample(sample));
    Path script =
        Files.writeString(
            directory.resolve("claude"),
            """
            #!/bin/bash
            printf '%%s\\n' "$@" > %1$s/arguments
            cat > %1$s/prompt
            env > %1$s/environment
            cat %2$s
            %3$s
            """
                .formatted(directory, recorded, rest));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return runtime(script.toString(), false);
  }

  private ClaudeRuntime runtime(String binary, boolean allowBypass) {
    return new ClaudeRuntime(
        host,
        Map.of("PATH", "/usr/bin:/bin", "ANTHROPIC_API_KEY", "key", "SECRET", "x"),
        new AllowedEnvironment(List.of("PATH", "ANTHROPIC_*")),
        InstantSource.system(),
        new ClaudeRuntime.Settings(binary, allowBypass, 1_000));
  }

  private static WorkOrder order(String options) {
    WorkOrder order =
        Orders.order("r1", 1, new WorkOrder.RuntimeChoice("claude", options), "--help me\n'now'");
    return Orders.limited(
        order,
        new WorkOrder.Limits(
            Optional.of(7), Optional.of(1_250_000L), Duration.ofMinutes(1), Optional.empty()));
  }

  private LiveAgent launch(ClaudeRuntime runtime, String options) {
    return switch (runtime.prepare(order(options))) {
      case Preparation.Ready(var launcher) -> launcher.launch(observer);
      case Preparation.Refused(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  @Test
  void callsTheCliWithThePromptOnStdinAndTheLimitsAsFlags() throws Exception {
    String options =
        """
        {"model": "opus", "permissionMode": "acceptEdits", "allowedTools": ["Read", "Bash(git:*)"],
         "environment": {"DISABLE_AUTOUPDATER": "0", "OWN": "1"}}
        """;

    AgentEnd end = launch(replaying("b1-bash-tool", ""), options).end().get(50, SECONDS);

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("The command printed hello-from-agent.");
    assertThat(end.metrics().costMicroUsd()).isEqualTo(8_640);
    assertThat(observer.metrics()).last().extracting(Metrics::numTurns).isEqualTo(2);
    assertThat(directory.resolve("prompt")).hasContent("--help me\n'now'");
    assertThat(Files.readAllLines(directory.resolve("arguments")))
        .containsExactly(
            "-p",
            "--output-format",
            "stream-json",
            "--verbose",
            "--include-partial-messages",
            "--max-turns=7",
            "--max-budget-usd=1.25",
            "--model=opus",
            "--permission-mode=acceptEdits",
            "--allowedTools=Read,Bash(git:*)");
    assertThat(Files.readAllLines(directory.resolve("environment")))
        .contains(
            "ANTHROPIC_API_KEY=key",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1",
            "DISABLE_AUTOUPDATER=0",
            "OWN=1",
            "AGENTCRON_RUN_ID=r1")
        .noneMatch(line -> line.startsWith("SECRET="));
  }

  @Test
  void keepsWhatIsKnownWhenItIsStopped() throws Exception {
    LiveAgent agent =
        launch(replaying("g3-sigterm-in-bash", "setsid sleep 1000 & sleep 1000"), "{}");
    await().until(() -> observer.lines().stream().anyMatch(line -> line.contains("> Bash")));

    agent.stop(Duration.ofMillis(300));

    AgentEnd end = agent.end().get(50, SECONDS);
    assertThat(end.metrics().inputTokens()).isEqualTo(1_000);
    assertThat(end.metrics().costMicroUsd()).isNull();
    assertThat(end.failure().orElseThrow().message()).contains("without a result");
  }

  @Test
  void doesNotWaitForMinutesWhenTheKeyIsRefused() throws Exception {
    AgentEnd end = launch(replaying("e1-auth-401", "sleep 1000"), "{}").end().get(50, SECONDS);

    assertThat(end.failure())
        .contains(
            new Failure(
                FailureKind.AUTHENTICATION, "Invalid API key · Fix external API key", false));
  }

  @Test
  void takesWhatWasPrintedOnStderrAsTheReasonWhereThereIsNoResult() throws Exception {
    AgentEnd end =
        launch(replaying("g1-sigterm-streaming", "echo 'error: no way' >&2; exit 1"), "{}")
            .end()
            .get(50, SECONDS);

    assertThat(end.failure().orElseThrow().message())
        .isEqualTo("exited with status 1 without a result: error: no way");
  }

  @Test
  void isUnavailableWhereTheCliIsNotInstalled() {
    assertThat(runtime("no-such-claude", false).prepare(order("{}")))
        .isEqualTo(
            Preparation.unavailable(
                "the Claude Code CLI is not installed here: there is no no-such-claude"));
  }

  @Test
  void bypassesPermissionsOnlyWhereTheExecutorAllowsIt() {
    WorkOrder order = order("{\"permissionMode\": \"bypassPermissions\"}");

    assertThat(runtime("/bin/sh", false).prepare(order))
        .isEqualTo(
            Preparation.unavailable(
                "this executor does not allow the permission mode bypassPermissions"));
    assertThat(runtime("/bin/sh", true).prepare(order)).isInstanceOf(Preparation.Ready.class);
  }

  @Test
  void refusesOptionsThatItDoesNotKnow() {
    assertThat(runtime("/bin/sh", false).prepare(order("{\"sandbox\": []}")))
        .isEqualTo(Preparation.invalid("runtime.sandbox: this executor does not know it"));
  }
}
