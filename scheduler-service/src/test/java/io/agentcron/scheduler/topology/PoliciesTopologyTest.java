package io.agentcron.scheduler.topology;

import static io.agentcron.scheduler.topology.SchedulerDriver.START;
import static io.agentcron.scheduler.topology.SchedulerDriver.agent;
import static io.agentcron.scheduler.topology.SchedulerDriver.command;
import static io.agentcron.scheduler.topology.SchedulerDriver.everyMinute;
import static io.agentcron.scheduler.topology.SchedulerDriver.said;
import static io.agentcron.scheduler.topology.SchedulerDriver.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.Backfill;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.Budget;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.GlobalPause;
import io.agentcron.contract.Limits;
import io.agentcron.contract.OnExceeded;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.OverlapKind;
import io.agentcron.contract.OverlapPolicy;
import io.agentcron.contract.PauseAgent;
import io.agentcron.contract.PauseCause;
import io.agentcron.contract.PreviousRun;
import io.agentcron.contract.ResumeAgent;
import io.agentcron.contract.RetryPolicy;
import io.agentcron.contract.RetryScheduled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunMetrics;
import io.agentcron.contract.RunQueued;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.Setting;
import io.agentcron.contract.SkipReason;
import io.agentcron.contract.Trigger;
import io.agentcron.contract.TriggerRun;
import io.agentcron.schemas.Settings;
import io.agentcron.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every policy as the topics have it. */
final class PoliciesTopologyTest {
  private static final Duration A_TICK = Duration.ofMillis(20);

  @TempDir private Path directory;

  // Made anew for each test.
  @SuppressWarnings("NullAway.Init")
  private SchedulerDriver driver;

  @BeforeEach
  void start() {
    driver = new SchedulerDriver(directory);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private static AgentDefinition.Builder definition() {
    return AgentDefinition.newBuilder(agent(1, everyMinute()));
  }

  private void pauseEverything(boolean paused) {
    driver.send(
        Topic.SETTINGS,
        Settings.GLOBAL_PAUSE,
        new Setting(Settings.GLOBAL_PAUSE, START, "ann", new GlobalPause(paused, "moving house")));
  }

  private void trigger(String commandId, String runId) {
    driver.send(
        Topic.RUN_COMMANDS,
        "a1",
        command(commandId, new TriggerRun(runId, null, null, null, null)));
  }

  private static RunFailed failed(FailureKind kind, boolean endsRun) {
    RunMetrics metrics =
        RunMetrics.newBuilder().setCostMicroUsd(1_000_000L).setToolCalls(List.of()).build();
    return new RunFailed(
        kind, "it broke", true, null, endsRun, new Outcome(1_000L, 1, null, metrics));
  }

  @Test
  void theGlobalPauseHoldsFiresAndLetsThemGoAgain() {
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    pauseEverything(true);
    driver.passes(Duration.ofSeconds(30));
    trigger("c1", "r1");

    assertThat(driver.orders()).isEmpty();
    assertThat(driver.journal().getLast())
        .isInstanceOfSatisfying(
            RunSkipped.class,
            skipped -> assertThat(skipped.getReason()).isEqualTo(SkipReason.paused));

    pauseEverything(false);
    driver.passes(A_TICK);
    assertThat(driver.orders()).hasSize(1);
  }

  @Test
  void theTimersAreSetAnewWhenTheGlobalPauseBegins() {
    // A timer that was set without the pause would ring at 10:01 and find nothing to do; one that
    // is set with it rings when the next time makes the first one superfluous.
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    var _ = driver.journal();
    driver.passes(A_TICK);
    pauseEverything(true);
    driver.passes(Duration.ofSeconds(95));

    assertThat(driver.journal())
        .singleElement()
        .isInstanceOfSatisfying(
            RunSkipped.class,
            skipped -> assertThat(skipped.getReason()).isEqualTo(SkipReason.paused));
  }

  @Test
  void aSettingThatCannotBeReadChangesNothing() {
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    pauseEverything(true);
    driver.passes(A_TICK);
    driver.sendBytes(
        Topic.SETTINGS, Settings.GLOBAL_PAUSE, "no avro".getBytes(StandardCharsets.UTF_8));
    driver.passes(Duration.ofSeconds(30));
    assertThat(driver.orders()).isEmpty();

    driver.sendBytes(Topic.SETTINGS, Settings.GLOBAL_PAUSE, null);
    driver.passes(A_TICK);
    assertThat(driver.orders()).hasSize(1);
  }

  @Test
  void anAgentsPauseAndItsEndAreInTheJournal() {
    driver.send(Topic.AGENTS, "a1", agent(1));
    Instant until = START.plusSeconds(60);
    driver.send(Topic.RUN_COMMANDS, "a1", command("c1", new PauseAgent("holidays", until)));
    driver.passes(Duration.ofSeconds(61));
    driver.send(Topic.RUN_COMMANDS, "a1", command("c2", new ResumeAgent("back")));

    assertThat(driver.journal().stream().skip(1))
        .containsExactly(
            new AgentPaused("ann", PauseCause.person, "holidays", until),
            new AgentResumed("agentcron", null),
            new AgentResumed("ann", "back"));
  }

  @Test
  void aFailedAttemptIsFollowedByTheNextOne() {
    RetryPolicy retry =
        new RetryPolicy(
            2, 10_000L, 2.0, 60_000L, List.of(FailureKind.error, FailureKind.timed_out));
    driver.send(Topic.AGENTS, "a1", AgentDefinition.newBuilder(agent(1)).setRetry(retry).build());
    trigger("c1", "r1");
    RunRequested order = driver.orders().getFirst();
    assertThat(order.getRetryOn()).containsExactly(FailureKind.error, FailureKind.timed_out);
    driver.send(Topic.RUN_EVENTS, "a1", started(order));
    driver.send(Topic.RUN_EVENTS, "a1", said(order, failed(FailureKind.error, false)));

    RunEvent retried = driver.written(Topic.RUN_EVENTS, RunEvent.class).getLast();
    assertThat(retried.getAttempt()).isEqualTo(2);
    assertThat(retried.getPayload()).isInstanceOf(RetryScheduled.class);
    driver.passes(Duration.ofSeconds(11));
    assertThat(driver.orders())
        .singleElement()
        .satisfies(next -> {
          assertThat(next.getAttempt()).isEqualTo(2);
          assertThat(next.getDispatch()).isEqualTo(2);
          assertThat(next.getRetryOn()).isEmpty();
        });
  }

  @Test
  void aRunWaitsInTheQueueAndTakesItsInputsAndItsOriginAlong() {
    driver.send(
        Topic.AGENTS,
        "a1",
        definition()
            .setSchedules(
                List.of(
                    io.agentcron.contract.ScheduleDefinition.newBuilder(everyMinute())
                        .setInputs("{\"project\":\"x\",\"depth\":1}")
                        .build()))
            .setOverlap(new OverlapPolicy(OverlapKind.queue, 2))
            .build());
    trigger("c1", "r1");
    driver.send(
        Topic.RUN_COMMANDS,
        "a1",
        command("c2", new TriggerRun("r2", "s1", null, "{\"depth\":2}", "r0")));
    assertThat(driver.journal().getLast()).isEqualTo(new RunQueued(1));
    RunRequested first = driver.orders().getFirst();
    driver.send(Topic.RUN_EVENTS, "a1", started(first));
    driver.send(Topic.RUN_EVENTS, "a1", said(first, failed(FailureKind.error, true)));
    driver.passes(A_TICK);

    assertThat(driver.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.getRunId()).isEqualTo("r2");
          assertThat(order.getTrigger()).isEqualTo(Trigger.retry);
          assertThat(order.getInputs()).isEqualTo("{\"project\":\"x\",\"depth\":2}");
        });
    assertThat(driver.written(Topic.RUN_EVENTS, RunEvent.class).getLast().getRetryOf())
        .isEqualTo("r0");
  }

  @Test
  void aRunIsToldOfTheOneBeforeWhereItsAgentAsks() {
    driver.send(Topic.AGENTS, "a1", definition().setPrompt("compare with {{last.output}}").build());
    trigger("c1", "r1");
    RunRequested first = driver.orders().getFirst();
    assertThat(first.getPrevious()).isNull();
    driver.send(Topic.RUN_EVENTS, "a1", started(first));
    Outcome outcome =
        Outcome.newBuilder()
            .setDurationMillis(5)
            .setOutput("all is well")
            .setMetrics(RunMetrics.newBuilder().setSessionId("session-1").build())
            .build();
    driver.send(Topic.RUN_EVENTS, "a1", said(first, new RunCompleted(outcome)));

    trigger("c2", "r2");

    assertThat(driver.orders())
        .singleElement()
        .satisfies(order ->
            assertThat(order.getPrevious())
                .isEqualTo(new PreviousRun("r1", "session-1", "all is well")));
  }

  @Test
  void chargesWhatTheExecutorReportsToTheBudget() {
    driver.send(
        Topic.AGENTS,
        "a1",
        AgentDefinition.newBuilder(agent(1))
            .setLimits(
                Limits.newBuilder(agent(1).getLimits()).setMaxBudgetMicroUsd(1_000_000L).build())
            .setBudget(new Budget(2_000_000L, null, "UTC", OnExceeded.pause))
            .build());
    trigger("c1", "r1");
    RunRequested order = driver.orders().getFirst();
    driver.send(Topic.RUN_EVENTS, "a1", started(order));
    driver.send(Topic.RUN_EVENTS, "a1", said(order, failed(FailureKind.error, true)));
    var _ = driver.journal();

    trigger("c2", "r2");

    assertThat(driver.journal())
        .satisfiesExactly(
            skipped ->
                assertThat(skipped)
                    .isEqualTo(
                        new RunSkipped(
                            SkipReason.budget,
                            "1 USD of the daily budget of 2 USD are spent or reserved")),
            paused ->
                assertThat(paused)
                    .isEqualTo(
                        new AgentPaused(
                            "agentcron",
                            PauseCause.budget,
                            "The budget is used up",
                            Instant.parse("2026-11-22T00:00:00Z"))));
  }

  @Test
  void aBackfillIsAnsweredAndItsRunsFollow() {
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    Instant missed = START.minusSeconds(90);
    driver.send(Topic.RUN_COMMANDS, "a1", command("c1", new Backfill("s1", List.of(missed))));
    assertThat(driver.journal().getLast()).isEqualTo(new BackfillAccepted(1));

    driver.passes(A_TICK);

    assertThat(driver.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.getTrigger()).isEqualTo(Trigger.backfill);
          assertThat(order.getNominalTime()).isEqualTo(missed);
          assertThat(order.getCommandId()).isEqualTo("c1");
        });
  }
}
