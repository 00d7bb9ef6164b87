package io.agentcron.scheduler.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.contract.Trigger;
import io.agentcron.contract.TriggerRun;
import io.agentcron.scheduler.decide.Decider;
import io.agentcron.scheduler.decide.Fold;
import io.agentcron.scheduler.decide.Rules;
import io.agentcron.scheduler.wire.Inbox;
import io.agentcron.scheduler.wire.Outbox;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import io.agentcron.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records in, records out, with the clock turned by hand. What it writes to its own inputs comes
 * back to it, as it does on a broker.
 */
final class SchedulerTopologyTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:30Z");
  private static final TopicSettings TOPICS = TopicSettings.DEFAULT;
  private static final Rules RULES =
      new Rules(
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          250_000);

  @TempDir private Path directory;

  private final InMemoryRegistry server = new InMemoryRegistry();
  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", server.url())));
  private final AvroSerializer serializer = new AvroSerializer(registry);
  private boolean backlogIsRead = true;

  // Made anew for each test.
  @SuppressWarnings("NullAway.Init")
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    TickSettings ticks = new TickSettings(Duration.ofMillis(20), 100, Duration.ofDays(1));
    Backlog backlog =
        new Backlog() {
          @Override
          public boolean isRead() {
            return backlogIsRead;
          }

          @Override
          public void processed(String topic, long offset) {}
        };
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            SchedulerTopology.of(
                TOPICS,
                () ->
                    new AgentProcessor(
                        context ->
                            new AgentTask(
                                context,
                                new Inbox(TOPICS, registry),
                                new Outbox(TOPICS, serializer),
                                new Decider(RULES),
                                new Fold(RULES),
                                ticks,
                                _ -> backlog,
                                new Progress(InstantSource.system(), Duration.ofSeconds(30))),
                        ticks)),
            properties,
            START);
  }

  @AfterEach
  void stop() {
    driver.close();
    server.close();
  }

  private static AgentDefinition agent(long version, ScheduleDefinition... schedules) {
    return AgentDefinition.newBuilder()
        .setAgentId("a1")
        .setVersion(version)
        .setDeleted(false)
        .setName("disk")
        .setOwner("me")
        .setEnabled(true)
        .setPrompt("look")
        .setRuntime(
            Runtime.newBuilder().setType("command").setOptions("{\"command\":[\"df\"]}").build())
        .setLimits(Limits.newBuilder().setTimeoutMillis(600_000L).build())
        .setSchedules(List.of(schedules))
        .setUpdatedAt(START)
        .build();
  }

  private static ScheduleDefinition everyMinute() {
    return ScheduleDefinition.newBuilder()
        .setScheduleId("s1")
        .setName("minutely")
        .setRules(
            List.of(
                ScheduleRule.newBuilder()
                    .setEffectiveFrom(START)
                    .setState(RuleState.enabled)
                    .setTiming(new CronTiming("* * * * *", null, null))
                    .setTimezone("UTC")
                    .build()))
        .setPrompt("hurry")
        .build();
  }

  private static RunCommand command(String commandId, Object command) {
    return new RunCommand(commandId, "a1", 1L, START, "ann", command);
  }

  private static RunEvent started(RunRequested order) {
    return RunEvent.newBuilder()
        .setEventId("e")
        .setSource(EventSource.executor)
        .setOccurredAt(START)
        .setAgentId("a1")
        .setAgentName("disk")
        .setOwner("me")
        .setRunId(order.getRunId())
        .setAttempt(order.getAttempt())
        .setDispatch(order.getDispatch())
        .setDefinitionVersion(1)
        .setPayload(new RunStarted("executor-1"))
        .build();
  }

  private void send(Topic topic, String key, SpecificRecord record) {
    sendBytes(topic, key, serializer.serialize(topic.name(TOPICS), record));
  }

  private void sendBytes(Topic topic, @Nullable String key, byte @Nullable [] value) {
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(
            topic.name(TOPICS), new StringSerializer(), new ByteArraySerializer());
    input.pipeInput(key, value, START);
  }

  private void wait(Duration duration) {
    // The driver calls a wall-clock punctuation once for each advance, however long.
    driver.advanceWallClockTime(duration);
  }

  private <T extends SpecificRecord> List<T> written(Topic topic, Class<T> type) {
    try (AvroDeserializer<T> reader = new AvroDeserializer<>(type, registry)) {
      return driver
          .createOutputTopic(topic.name(TOPICS), new StringDeserializer(), reader)
          .readValuesToList();
    }
  }

  private List<Object> journal() {
    return written(Topic.RUN_EVENTS, RunEvent.class).stream().map(RunEvent::getPayload).toList();
  }

  private List<RunRequested> orders() {
    return written(Topic.RUN_REQUESTS, RunRequested.class);
  }

  @Test
  void writesAWorkOrderAndAJournalEntryForAFire() {
    send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    assertThat(journal()).containsExactly(new DefinitionApplied(1L));

    wait(Duration.ofSeconds(30));

    assertThat(orders())
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
    assertThat(journal()).containsExactly(new RunDispatched(Instant.parse("2026-11-21T10:02:00Z")));
  }

  @Test
  void firesNothingBeforeItsBacklogIsRead() {
    backlogIsRead = false;
    send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    wait(Duration.ofSeconds(45));
    assertThat(orders()).isEmpty();

    backlogIsRead = true;
    wait(Duration.ofMillis(20));
    assertThat(orders()).hasSize(1);
  }

  @Test
  void decidesABoundedNumberInOneTransaction() {
    send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    var _ = journal();

    // Missed for three hours: 180 rows, of which one look at the clock writes no more than 100.
    wait(Duration.ofHours(3));
    assertThat(journal()).hasSize(100).hasOnlyElementsOfType(RunSkipped.class);

    wait(Duration.ofMillis(20));
    assertThat(journal()).hasSize(80);
    assertThat(orders())
        .singleElement()
        .satisfies(order -> assertThat(order.getTrigger()).isEqualTo(Trigger.catch_up));
  }

  @Test
  void actsOnADeadlineWhenItComesBackFromTheJournal() {
    send(Topic.AGENTS, "a1", agent(1));
    send(Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, "other", null, null)));
    var _ = journal();
    var _ = orders();

    wait(Duration.ofSeconds(61));

    assertThat(journal())
        .hasOnlyElementsOfTypes(DeadlineReached.class, RunDispatched.class)
        .hasSize(2);
    assertThat(orders())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.getDispatch()).isEqualTo(2);
          assertThat(order.getPrompt()).isEqualTo("other");
        });
  }

  @Test
  void answersCommandsInTheJournalAndTellsExecutors() {
    send(Topic.AGENTS, "a1", agent(1));
    send(Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    send(Topic.RUN_COMMANDS, "a1", command("c2", new TriggerRun("r2", null, null, null, null)));
    send(Topic.RUN_COMMANDS, "a1", command("c3", new CancelRun("r1")));

    List<RunEvent> journal = written(Topic.RUN_EVENTS, RunEvent.class);
    assertThat(journal).extracting(RunEvent::getCommandId).containsExactly(null, "c1", "c2", "c3");
    assertThat(journal.stream().map(it -> it.getPayload().getClass().getSimpleName()))
        .containsExactly("DefinitionApplied", "RunDispatched", "RunSkipped", "RunCancelled");
    assertThat(written(Topic.RUN_CONTROL, CancelDispatch.class))
        .singleElement()
        .satisfies(cancel -> assertThat(cancel.getRunId()).isEqualTo("r1"));
  }

  @Test
  void doesNotFoldWhatItReadsBackOfItsOwn() {
    send(Topic.AGENTS, "a1", agent(1));
    send(Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    RunRequested order = orders().getFirst();
    send(Topic.RUN_EVENTS, "a1", started(order));
    send(Topic.RUN_COMMANDS, "a1", command("c2", new TriggerRun("r2", null, null, null, null)));

    assertThat(journal().getLast())
        .isInstanceOfSatisfying(
            RunSkipped.class,
            skipped -> assertThat(skipped.getMessage()).contains("is active on executor-1"));
  }

  @Test
  void putsAsideWhatItCannotReadAndGoesOn() {
    sendBytes(Topic.AGENTS, "a1", "no avro".getBytes(StandardCharsets.UTF_8));
    sendBytes(Topic.RUN_COMMANDS, null, new byte[] {1});
    send(Topic.AGENTS, "other", agent(1, everyMinute()));
    send(Topic.AGENTS, "a1", agent(2, everyMinute()));

    List<TestRecord<byte[], byte[]>> letters =
        driver
            .createOutputTopic(
                Topic.DEAD_LETTERS.name(TOPICS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())
            .readRecordsToList();
    assertThat(letters).hasSize(3);
    assertThat(letters.getFirst().value()).isEqualTo("no avro".getBytes(StandardCharsets.UTF_8));
    assertThat(letters)
        .extracting(it ->
            new String(it.headers().lastHeader(DeadLetter.CAUSE).value(), StandardCharsets.UTF_8))
        .satisfiesExactly(
            cause -> assertThat(cause).contains("zero byte"),
            cause -> assertThat(cause).contains("key"),
            cause -> assertThat(cause).contains("expected the key a1, found other"));
    assertThat(journal()).containsExactly(new DefinitionApplied(2L));
  }

  @Test
  void forgetsADeletedAgentWithItsRecord() {
    AgentDefinition deleted = agent(2);
    deleted = AgentDefinition.newBuilder(deleted).setDeleted(true).setSchedules(List.of()).build();
    send(Topic.AGENTS, "a1", agent(1, everyMinute()));
    send(Topic.AGENTS, "a1", deleted);
    assertThat(driver.getKeyValueStore(SchedulerTopology.AGENTS).get("a1")).isNotNull();

    sendBytes(Topic.AGENTS, "a1", null);

    assertThat(driver.getKeyValueStore(SchedulerTopology.AGENTS).get("a1")).isNull();
    assertThat(driver.getKeyValueStore(SchedulerTopology.ACTIVITIES).get("a1")).isNull();
    wait(Duration.ofMinutes(2));
    assertThat(orders()).isEmpty();
  }

  @Test
  void cancelsTheRunsOfADeletedAgent() {
    send(Topic.AGENTS, "a1", agent(1));
    send(Topic.RUN_COMMANDS, "a1", command("c1", new TriggerRun("r1", null, null, null, null)));
    send(Topic.AGENTS, "a1", AgentDefinition.newBuilder(agent(2)).setDeleted(true).build());

    assertThat(journal().getLast()).isInstanceOf(RunCancelled.class);
  }
}
