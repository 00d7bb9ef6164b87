package io.agentcron.scheduler.topology;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunStarted;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.scheduler.decide.Decider;
import io.agentcron.scheduler.decide.Fold;
import io.agentcron.scheduler.decide.Rules;
import io.agentcron.scheduler.wire.Inbox;
import io.agentcron.scheduler.wire.Outbox;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import io.agentcron.schemas.serde.AvroSerializer;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's topology with the clock turned by hand. What it writes to its own inputs comes
 * back to it, as it does on a broker.
 */
final class SchedulerDriver implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T10:00:30Z");
  static final TopicSettings TOPICS = TopicSettings.DEFAULT;
  private static final Rules RULES =
      new Rules(
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          250_000);

  private final InMemoryRegistry server = new InMemoryRegistry();
  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", server.url())));
  private final AvroSerializer serializer = new AvroSerializer(registry);
  private final TopologyTestDriver driver;

  boolean backlogIsRead = true;

  SchedulerDriver(Path directory) {
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

  @Override
  public void close() {
    driver.close();
    server.close();
  }

  static AgentDefinition agent(long version, ScheduleDefinition... schedules) {
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

  static ScheduleDefinition everyMinute() {
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

  static RunCommand command(String commandId, Object command) {
    return new RunCommand(commandId, "a1", 1L, START, "ann", command);
  }

  static RunEvent started(RunRequested order) {
    return said(order, new RunStarted("executor-1"));
  }

  /** An executor says this of a work order. */
  static RunEvent said(RunRequested order, Object payload) {
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
        .setPayload(payload)
        .build();
  }

  void send(Topic topic, String key, SpecificRecord record) {
    sendBytes(topic, key, serializer.serialize(topic.name(TOPICS), record));
  }

  void sendBytes(Topic topic, @Nullable String key, byte @Nullable [] value) {
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(
            topic.name(TOPICS), new StringSerializer(), new ByteArraySerializer());
    input.pipeInput(key, value, START);
  }

  void passes(Duration duration) {
    // The driver calls a wall-clock punctuation once for each advance, however long.
    driver.advanceWallClockTime(duration);
  }

  <T extends SpecificRecord> List<T> written(Topic topic, Class<T> type) {
    try (AvroDeserializer<T> reader = new AvroDeserializer<>(type, registry)) {
      return driver
          .createOutputTopic(topic.name(TOPICS), new StringDeserializer(), reader)
          .readValuesToList();
    }
  }

  List<Object> journal() {
    return written(Topic.RUN_EVENTS, RunEvent.class).stream().map(RunEvent::getPayload).toList();
  }

  List<RunRequested> orders() {
    return written(Topic.RUN_REQUESTS, RunRequested.class);
  }

  <V> KeyValueStore<String, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topic.DEAD_LETTERS.name(TOPICS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
