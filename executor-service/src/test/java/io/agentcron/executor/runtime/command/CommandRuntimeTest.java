package io.agentcron.executor.runtime.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandRuntimeTest {
  @TempDir private Path home;
  private ProcessHost host;
  private CommandRuntime runtime;
  private final RecordingObserver observer = new RecordingObserver();

  @BeforeEach
  void open() throws InterruptedException {
    host = ProcessHost.open(home);
    runtime =
        new CommandRuntime(
            host,
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C", "SECRET", "x"),
            new AllowedEnvironment(List.of("PATH", "LANG")),
            1_000);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static WorkOrder order(Map<String, Object> options, String prompt) {
    String json = new JsonMapper().valueToTree(options).toString();
    return Orders.order("r1", 1, new WorkOrder.RuntimeChoice("command", json), prompt);
  }

  private static Map<String, Object> bash(String script) {
    return Map.of("command", List.of("bash", "-c", script));
  }

  private LiveAgent launch(Map<String, Object> options) {
    return switch (runtime.prepare(order(options, "Say 'hello'"))) {
      case Preparation.Ready(var launcher) -> launcher.launch(observer);
      case Preparation.Refused(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private AgentEnd run(Map<String, Object> options) throws Exception {
    return launch(options).end().get(50, SECONDS);
  }

  @Test
  void takesWhatAProgramPrintsAsItsAnswer() throws Exception {
    AgentEnd end = run(bash("echo one; echo warning >&2; echo two"));

    assertThat(end.failure()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(end.output()).isEqualTo("one\ntwo");
    assertThat(observer.lines())
        .containsExactlyInAnyOrder("STDOUT one", "STDERR warning", "STDOUT two");
  }

  @Test
  void takesAnotherExitStatusAsAnError() throws Exception {
    AgentEnd end = run(bash("echo half; exit 3"));

    assertThat(end.failure())
        .contains(new Failure(FailureKind.ERROR, "exited with status 3", true));
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.output()).isEqualTo("half");
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "2,",
    "3, ERROR",
    "75, RATE_LIMITED",
    "9, BUDGET_EXCEEDED",
  })
  void takesExitCodesForWhatTheAgentSaysTheyMean(int code, @Nullable FailureKind kind)
      throws Exception {
    Map<String, Object> options = new HashMap<>(bash("exit " + code));
    options.put("exitCodes", Map.of("2", "success", "75", "rate_limited", "9", "budget_exceeded"));

    AgentEnd end = run(options);

    assertThat(end.failure().map(Failure::kind)).isEqualTo(Optional.ofNullable(kind));
    assertThat(end.exitCode()).isEqualTo(code);
  }

  @Test
  void takesALineOfJsonAsAReportOfWhatWasUsed() throws Exception {
    AgentEnd end =
        run(
            bash(
                """
                echo '{"costUsd": 0.25, "numTurns": 1}'; echo text; echo '{"other": 1}'; echo '{broken'
                echo '{"costUsd": 0.5, "inputTokens": 7, "sessionId": "s", "output": "done"}'
                """));

    assertThat(end.output()).isEqualTo("done");
    assertThat(end.metrics())
        .isEqualTo(new Metrics(500_000L, 7L, null, null, null, null, null, null, "s", List.of()));
    assertThat(observer.metrics())
        .extracting(Metrics::costMicroUsd)
        .containsExactly(250_000L, 500_000L);
  }

  @Test
  void keepsTheEndOfALongOutput() throws Exception {
    AgentEnd end = run(bash("seq 1 10000"));

    assertThat(end.output()).endsWith("\n9999\n10000").startsWith("[").hasSizeLessThan(1_100);
  }

  @Test
  void tellsAProgramWhatItRunsForAndNothingElse() throws Exception {
    AgentEnd end =
        run(
            Map.of(
                "command", List.of("env"),
                "environment",
                    Map.of("OWN", "1", "LANG", "C.UTF-8", "AGENTCRON_RUN_ID", "forged")));

    assertThat(String.valueOf(end.output()).lines())
        .filteredOn(line -> !line.startsWith("AGENTCRON_EXECUTION="))
        .containsExactlyInAnyOrder(
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "LANG=C.UTF-8",
            "OWN=1",
            "AGENTCRON_RUN_ID=r1",
            "AGENTCRON_AGENT=disk watcher",
            "AGENTCRON_SCHEDULE=hourly",
            "AGENTCRON_TRIGGER=schedule",
            "AGENTCRON_NOMINAL_TIME=2026-03-01T12:00:00Z",
            "AGENTCRON_ATTEMPT=1",
            "AGENTCRON_PROMPT=Say 'hello'");
  }

  @Test
  void letsAProgramReadThePromptUnlessItIsToReadSomethingElse() throws Exception {
    List<String> cat = List.of("cat");

    assertThat(run(Map.of("command", cat)).output()).isEqualTo("Say 'hello'");
    assertThat(run(Map.of("command", cat, "stdin", "else")).output()).isEqualTo("else");
    assertThat(run(Map.of("command", cat, "stdin", "")).output()).isEmpty();
  }

  @Test
  void givesAPromptThatIsTooLongForAVariableOnStdinOnly() throws Exception {
    String prompt = "x".repeat(200_000);
    Map<String, Object> options = bash("wc -c; echo ${AGENTCRON_PROMPT-unset}");

    Preparation preparation = runtime.prepare(order(options, prompt));

    assertThat(preparation)
        .isInstanceOfSatisfying(
            Preparation.Ready.class,
            ready ->
                assertThat(ready.launcher().launch(observer).end())
                    .succeedsWithin(Duration.ofSeconds(50))
                    .extracting(AgentEnd::output)
                    .isEqualTo("200000\nunset"));
  }

  @Test
  void usesAShellOnlyWhenAsked() throws Exception {
    List<String> command = List.of("echo $1 | tr a-z A-Z", "word");

    assertThat(run(Map.of("command", command, "shell", true)).output()).isEqualTo("WORD");
    assertThat(runtime.prepare(order(Map.of("command", command), "")))
        .isInstanceOf(Preparation.Refused.class);
  }

  @Test
  void runsInTheGivenDirectory(@TempDir Path directory) throws Exception {
    AgentEnd end = run(Map.of("command", List.of("pwd"), "workingDirectory", directory.toString()));

    assertThat(end.output()).isEqualTo(directory.toRealPath().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                   | runtime.command: expected a program, found nothing",
        "{\"command\":[]}                     | runtime.command: expected a program, found nothing",
        "{\"command\":[\"no-such-program\"]}  | runtime.command: there is no program \"no-such-program\" here",
        "{\"command\":[\"true\"],\"sandbox\":1}   | runtime.sandbox: this executor does not know it",
        "{\"command\":[\"true\"],\"exitCodes\":{\"256\":\"success\"}} | runtime.exitCodes: expected exit codes from 0 to 255, found 256",
        "{\"command\":[\"true\"],\"exitCodes\":{\"2\":\"fine\"}} | runtime.exitCodes.2: expected success or one of [error, max_turns, budget_exceeded, authentication, rate_limited], found fine",
        "{\"command\":[\"true\"],\"workingDirectory\":\"/missing\"} | runtime.workingDirectory: expected an existing directory by its absolute path, found /missing",
      })
  void refusesAnOrderThatItCannotObey(String options, String message) {
    WorkOrder order = Orders.order("r1", 1, new WorkOrder.RuntimeChoice("command", options), "");

    assertThat(runtime.prepare(order))
        .isEqualTo(new Preparation.Refused(new Failure(FailureKind.ERROR, message, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"command\":\"true\"} | runtime.command", "nonsense | runtime"})
  void saysWhereOptionsAreWrong(String options, String where) {
    WorkOrder order = Orders.order("r1", 1, new WorkOrder.RuntimeChoice("command", options), "");

    assertThat(runtime.prepare(order))
        .isInstanceOfSatisfying(
            Preparation.Refused.class,
            refused -> assertThat(refused.failure().message()).startsWith(where + ": "));
  }

  @Test
  void keepsWhatWasPrintedWhenItIsStopped() throws Exception {
    LiveAgent agent = launch(bash("echo half; sleep 1000; echo rest"));
    await().until(() -> observer.lines().contains("STDOUT half"));

    agent.stop(Duration.ofSeconds(30));

    AgentEnd end = agent.end().get(50, SECONDS);
    assertThat(end.failure()).contains(new Failure(FailureKind.ERROR, "ended by signal 2", true));
    assertThat(end.output()).isEqualTo("half");
  }
}
