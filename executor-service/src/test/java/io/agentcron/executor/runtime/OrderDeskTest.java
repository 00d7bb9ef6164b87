package io.agentcron.executor.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.executor.process.AllowedEnvironment;
import io.agentcron.executor.process.ProcessHost;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.command.CommandRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OrderDeskTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/local/bin:/usr/bin:/bin",
          "API_KEY", "inherited-key",
          "AGENTCRON_SECRET_DB", "from-variable");

  @TempDir private Path directory;
  private final RecordingObserver observer = new RecordingObserver();
  private ProcessHost host;
  private OrderDesk desk;

  @BeforeEach
  void open() throws Exception {
    host = ProcessHost.open(directory.resolve("home"));
    Files.createDirectory(directory.resolve("secrets"));
    Files.writeString(directory.resolve("secrets/mail"), "from-file\n");
    AllowedEnvironment allowed = new AllowedEnvironment(List.of("PATH", "API_KEY"));
    CommandRuntime command = new CommandRuntime(host, ENVIRONMENT, allowed, 10_000);
    desk =
        new OrderDesk(
            new Runtimes(List.of(command), List.of("command")),
            new Gates(host, allowed.of(ENVIRONMENT)),
            new Secrets(ENVIRONMENT, Optional.of(directory.resolve("secrets"))),
            allowed.of(ENVIRONMENT));
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static WorkOrder.RuntimeChoice choice(
      Map<String, Object> options, WorkOrder.Session session, Optional<WorkOrder.Gate> gate) {
    return new WorkOrder.RuntimeChoice(
        "command", new JsonMapper().valueToTree(options).toString(), session, gate);
  }

  private static WorkOrder order(Map<String, Object> options, String prompt) {
    return Orders.order(
        "r1", 1, choice(options, WorkOrder.Session.FRESH, Optional.empty()), prompt);
  }

  private static WorkOrder gated(String gate, String script) {
    return Orders.order(
        "r1",
        1,
        choice(
            Map.of("command", List.of("bash", "-c", script)),
            WorkOrder.Session.FRESH,
            Optional.of(new WorkOrder.Gate(List.of("bash", "-c", gate), 7))),
        "");
  }

  private LiveAgent launch(WorkOrder order) {
    return switch (desk.prepare(order)) {
      case Preparation.Ready(var launcher) -> launcher.launch(observer);
      case Preparation.Refused(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private AgentEnd run(WorkOrder order) throws Exception {
    return launch(order).end().get(50, SECONDS);
  }

  private static WorkOrder cat(String prompt, WorkOrder.Session session, String last) {
    return Orders.after(
        Orders.order(
            "r2", 1, choice(Map.of("command", List.of("cat")), session, Optional.empty()), prompt),
        new WorkOrder.PreviousRun("r1", Optional.empty(), Optional.of(last)));
  }

  @Test
  void fillsThePrompt() throws Exception {
    String prompt = "{{run.agent}} {{run.schedule}} {{run.nominalTime}} {{last.output}}";

    assertThat(run(cat(prompt, WorkOrder.Session.FRESH, "forty-two")).output())
        .isEqualTo("disk watcher hourly 2026-03-01T12:00:00Z forty-two");
  }

  @Test
  void putsTheLastOutputAfterThePromptWhereTheSessionIsMadeOfIt() throws Exception {
    assertThat(run(cat("Go on", WorkOrder.Session.LAST_OUTPUT, "forty-two")).output())
        .isEqualTo("Go on\n\nThe output of the last run:\n\nforty-two");
  }

  @Test
  void refusesAPromptWithANameThatIsNotThere() {
    assertThat(desk.prepare(order(Map.of("command", List.of("cat")), "{{inputs.project}}")))
        .isEqualTo(
            Preparation.invalid("prompt: the prompt names {{inputs.project}}, which is not there"));
  }

  @Test
  void tellsSecretsToTheAgentAndToNobodyElse() throws Exception {
    Map<String, Object> options =
        Map.of(
            "command",
            List.of("bash", "-c", "echo ${#DB} ${#MAIL}; echo $DB $MAIL $API_KEY; echo $MAIL >&2"),
            "environment",
            Map.of("DB", "${secret:DB}", "MAIL", "x-${secret:mail}"));

    AgentEnd end = run(order(options, ""));

    assertThat(end.output()).isEqualTo("13 11\n*** x-*** ***");
    assertThat(observer.lines())
        .containsExactlyInAnyOrder("STDOUT 13 11", "STDOUT *** x-*** ***", "STDERR x-***");
  }

  @ParameterizedTest
  @CsvSource({"missing", "../home/id", "''"})
  void isUnavailableWithoutASecret(String name) {
    Map<String, Object> options =
        Map.of("command", List.of("true"), "environment", Map.of("DB", "${secret:" + name + "}"));

    assertThat(desk.prepare(order(options, "")))
        .isEqualTo(Preparation.unavailable("this executor does not know the secret " + name));
  }

  @Test
  void refusesSecretsWhereOthersSeeThem() {
    assertThat(desk.prepare(order(Map.of("command", List.of("echo", "${secret:DB}")), "")))
        .isEqualTo(
            Preparation.invalid("runtime: a secret may be named in environment and headers only"));
  }

  @Test
  void runsTheAgentBehindAnOpenGate() throws Exception {
    AgentEnd end = run(gated("echo open $AGENTCRON_RUN_ID", "echo done"));

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("done");
    assertThat(observer.lines()).containsExactly("EXECUTOR gate: open r1", "STDOUT done");
  }

  @Test
  void skipsTheAgentBehindAClosedGate() throws Exception {
    AgentEnd end = run(gated("exit 7", "echo done"));

    assertThat(end.skipped()).contains("the gate exited with status 7");
    assertThat(observer.lines()).isEmpty();
  }

  @Test
  void failsWithABrokenGate() throws Exception {
    AgentEnd end = run(gated("exit 3", "echo done"));

    assertThat(end.failure())
        .contains(new Failure(FailureKind.ERROR, "the gate exited with status 3", true));
    assertThat(observer.lines()).isEmpty();
  }

  @Test
  void endsAtTheGateWhenItIsStopped() throws Exception {
    LiveAgent agent = launch(gated("echo waiting; sleep 1000", "echo done"));
    await().until(() -> !observer.lines().isEmpty());

    agent.stop(Duration.ofSeconds(10));

    assertThat(agent.end().get(50, SECONDS).failure()).isPresent();
    assertThat(observer.lines()).containsExactly("EXECUTOR gate: waiting");
  }

  @Test
  void runsNoGateWhereItRunsNoCommands() {
    OrderDesk without =
        new OrderDesk(
            new Runtimes(List.of(), List.of()),
            new Gates(host, Map.of()),
            new Secrets(Map.of(), Optional.empty()),
            Map.of());

    assertThat(without.prepare(gated("true", "true")))
        .isEqualTo(
            Preparation.unavailable(
                "this executor does not run gates, because it does not run commands"));
  }
}
