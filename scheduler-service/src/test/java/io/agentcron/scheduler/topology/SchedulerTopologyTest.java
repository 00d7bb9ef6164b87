package io.agentcron.scheduler.topology;

import static io.agentcron.scheduler.topology.SchedulerDriver.agent;
import static io.agentcron.scheduler.topology.SchedulerDriver.command;
import static io.agentcron.scheduler.topology.SchedulerDriver.everyMinute;
import static io.agentcron.scheduler.topology.SchedulerDriver.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.Trigger;
import io.agentcron.contract.TriggerRun;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records in, records out, with the clock turned by hand. What it writes to its own inputs comes
 * back to it, as it does on a broker.
 */
final class SchedulerTopologyTest {
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

  @Test
  void writesAWorkOrderAndAJournalEntryForAFire() {
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    assertThat(driver.journal()).containsExactly(new DefinitionApplied(1L));

    driver.passes(Duration.ofSeconds(30));

    assertThat(driver.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.getTrigger()).isEqualTo(Trigger.schedule);
          assertThat(order.getNominalTime()).isEqualTo("2026-11-21T10:01:00Z");
          assertThat(order.getStartBy()).isEqualTo("2026-11-21T10:02:00Z");
          assertThat(order.getPrompt()).isEqualTo("hurry");
          assertThat(order.getRuntime().getOptions()).contains("df");
          assertThat(order.getAttempt()).isEqualTo(1);
          assertThat(order.getDispatch()).isEqualTo(1);
        });
    assertThat(driver.journal())
        .containsExactly(new RunDispatched(Instant.parse("2026-11-21T10:02:00Z")));
  }

  @Test
  void firesNothingBeforeItsBacklogIsRead() {
    driver.backlogIsRead = false;
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    driver.passes(Duration.ofSeconds(45));
    assertThat(driver.orders()).isEmpty();

    driver.backlogIsRead = true;
    driver.passes(Duration.ofMillis(20));
    assertThat(driver.orders()).hasSize(1);
  }

  @Test
  void decidesABoundedNumberInOneTransaction() {
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    var _ = driver.journal();

    // Missed for three hours: 180 rows, of which one look at the clock writes no more than 100.
    driver.passes(Duration.ofHours(3));
    assertThat(driver.journal()).hasSize(100).hasOnlyElementsOfType(RunSkipped.class);

    driver.passes(Duration.ofMillis(20));
    assertThat(driver.journal()).hasSize(80);
    assertThat(driver.orders())
        .singleElement()
        .satisfies(order -> assertThat(order.getTrigger()).isEqualTo(Trigger.catch_up));
  }

  @Test
  void actsOnADeadlineWhenItComesBackFromTheJournal() {
    driver.send(Topic.AGENTS, "a1", agent(1));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, "other", null, null)));
    var _ = driver.journal();
    var _ = driver.orders();

    driver.passes(Duration.ofSeconds(61));

    assertThat(driver.journal())
        .hasOnlyElementsOfTypes(DeadlineReached.class, RunDispatched.class)
        .hasSize(2);
    assertThat(driver.orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.getDispatch()).isEqualTo(2);
          assertThat(order.getPrompt()).isEqualTo("other");
        });
  }

  @Test
  void answersCommandsInTheJournalAndTellsExecutors() {
    driver.send(Topic.AGENTS, "a1", agent(1));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c2", new TriggerRun("r2", null, null, null, null)));
    driver.send(Topic.RUN_COMMANDS, "a1", command("c3", new CancelRun("r1")));

    List<RunEvent> journal = driver.written(Topic.RUN_EVENTS, RunEvent.class);
    assertThat(journal).extracting(RunEvent::getCommandId).containsExactly(null, "c1", "c2", "c3");
    assertThat(journal.stream().map(it -> it.getPayload().getClass().getSimpleName()))
        .containsExactly("DefinitionApplied", "RunDispatched", "RunSkipped", "RunCancelled");
    assertThat(driver.written(Topic.RUN_CONTROL, CancelDispatch.class))
        .singleElement()
        .satisfies(cancel -> assertThat(cancel.getRunId()).isEqualTo("r1"));
  }

  @Test
  void doesNotFoldWhatItReadsBackOfItsOwn() {
    driver.send(Topic.AGENTS, "a1", agent(1));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    RunRequested order = driver.orders().getFirst();
    driver.send(Topic.RUN_EVENTS, "a1", started(order));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c2", new TriggerRun("r2", null, null, null, null)));

    assertThat(driver.journal().getLast())
        .isInstanceOfSatisfying(
            RunSkipped.class,
            skipped -> assertThat(skipped.getMessage()).contains("is active on executor-1"));
  }

  @Test
  void putsAsideWhatItCannotReadAndGoesOn() {
    driver.sendBytes(Topic.AGENTS, "a1", "no avro".getBytes(StandardCharsets.UTF_8));
    driver.sendBytes(Topic.RUN_COMMANDS, null, new byte[] {1});
    driver.send(Topic.AGENTS, "other", agent(1, everyMinute()));
    driver.send(Topic.AGENTS, "a1", agent(2, everyMinute()));

    List<TestRecord<byte[], byte[]>> letters = driver.deadLetters();
    assertThat(letters).hasSize(3);
    assertThat(letters.getFirst().value()).isEqualTo("no avro".getBytes(StandardCharsets.UTF_8));
    assertThat(letters)
        .extracting(it ->
            new String(it.headers().lastHeader(DeadLetter.CAUSE).value(), StandardCharsets.UTF_8))
        .satisfiesExactly(
            cause -> assertThat(cause).contains("zero byte"),
            cause -> assertThat(cause).contains("key"),
            cause -> assertThat(cause).contains("expected the key a1, found other"));
    assertThat(driver.journal()).containsExactly(new DefinitionApplied(2L));
  }

  @Test
  void forgetsADeletedAgentWithItsRecord() {
    AgentDefinition deleted = agent(2);
    deleted = AgentDefinition.newBuilder(deleted).setDeleted(true).setSchedules(List.of()).build();
    driver.send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    driver.send(Topic.AGENTS, "a1", deleted);
    assertThat(driver.store(SchedulerTopology.AGENTS).get("a1")).isNotNull();

    driver.sendBytes(Topic.AGENTS, "a1", null);

    assertThat(driver.store(SchedulerTopology.AGENTS).get("a1")).isNull();
    assertThat(driver.store(SchedulerTopology.ACTIVITIES).get("a1")).isNull();
    driver.passes(Duration.ofMinutes(2));
    assertThat(driver.orders()).isEmpty();
  }

  @Test
  void cancelsTheRunsOfADeletedAgent() {
    driver.send(Topic.AGENTS, "a1", agent(1));
    driver.send(
        Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    driver.send(Topic.AGENTS, "a1", AgentDefinition.newBuilder(agent(2)).setDeleted(true).build());

    assertThat(driver.journal().getLast()).isInstanceOf(RunCancelled.class);
  }
}
