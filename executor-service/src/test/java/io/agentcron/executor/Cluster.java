package io.agentcron.executor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunLog;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.Trigger;
import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import io.agentcron.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The scheduler's side of one test: topics of its own on a shared broker. */
final class Cluster implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final InMemoryRegistry registry;
  private final TopicSettings topics;
  private final SchemaRegistry client;
  private final AvroSerializer serializer;
  private final KafkaProducer<byte[], byte[]> producer;

  Cluster(EmbeddedKafka kafka, InMemoryRegistry registry, String prefix) {
    this.kafka = kafka;
    this.registry = registry;
    this.topics = new TopicSettings(prefix, 4, (short) 1);
    this.client =
        new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", registry.url())));
    this.serializer = new AvroSerializer(client);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void ensureTopics() throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
      Topics.ensure(admin, topics);
    }
  }

  /** What an executor of this cluster is configured with. */
  Map<String, Object> executor(Path home) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    properties.put("kafka.schema.registry.url", registry.url());
    properties.put("agentcron.topics.prefix", topics.prefix());
    properties.put("agentcron.executor.group", topics.prefix() + "executors");
    properties.put("agentcron.executor.data-directory", home.toString());
    properties.put("agentcron.executor.runtimes", "command");
    properties.put("micronaut.server.port", -1);
    return properties;
  }

  static RunRequested order(String runId, String... command) {
    return RunRequested.newBuilder()
        .setRunId(runId)
        .setAttempt(1)
        .setDispatch(1)
        .setAgentId("a1")
        .setAgentName("disk watcher")
        .setOwner("ann")
        .setScheduleId("s1")
        .setScheduleName("hourly")
        .setTrigger(Trigger.schedule)
        .setNominalTime(Instant.parse("2026-03-01T12:00:00Z"))
        .setRequestedAt(Instant.now())
        .setStartBy(Instant.now().plusSeconds(60))
        .setDefinitionVersion(7)
        .setPrompt("Say hello")
        .setRuntime(Runtime.newBuilder().setType("command").setOptions(options(command)).build())
        .setLimits(Limits.newBuilder().setTimeoutMillis(300_000L).build())
        .build();
  }

  private static String options(String... command) {
    return "{\"command\":" + new JsonMapper().valueToTree(List.of(command)) + "}";
  }

  void send(RunRequested order) throws Exception {
    sendRaw(Topic.RUN_REQUESTS, order.getRunId(), value(Topic.RUN_REQUESTS, order));
  }

  void cancel(String runId, int dispatch) throws Exception {
    CancelDispatch cancel = new CancelDispatch(runId, 1, dispatch, "ann", Instant.now());
    sendRaw(Topic.RUN_CONTROL, runId, value(Topic.RUN_CONTROL, cancel));
  }

  void sendRaw(Topic topic, String key, byte[] value) throws Exception {
    var _ =
        producer
            .send(
                new ProducerRecord<>(
                    topic.name(topics), key.getBytes(StandardCharsets.UTF_8), value))
            .get();
  }

  private byte[] value(Topic topic, SpecificRecord record) {
    byte[] value = serializer.serialize(topic.name(topics), record);
    return value == null ? new byte[0] : value;
  }

  /** Everything that was ever written to a topic, partition by partition. */
  List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name(topics)).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  List<RunEvent> events(String runId) {
    return read(Topic.RUN_EVENTS, RunEvent.class).stream()
        .filter(event -> runId.equals(event.getRunId()))
        .toList();
  }

  List<RunEvent> events() {
    return read(Topic.RUN_EVENTS, RunEvent.class);
  }

  List<RunLog> logs(String runId) {
    return read(Topic.RUN_LOGS, RunLog.class).stream()
        .filter(log -> log.getRunId().equals(runId))
        .toList();
  }

  private <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
    List<T> values = new ArrayList<>();
    try (var deserializer = new AvroDeserializer<>(type, client)) {
      read(topic)
          .forEach(record ->
              Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()))
                  .ifPresent(values::add));
    }
    return values;
  }

  /** The payloads of a run's events without its heartbeats. */
  List<Object> milestones(String runId) {
    return events(runId).stream()
        .map(RunEvent::getPayload)
        .filter(it -> !(it instanceof RunProgressed))
        .toList();
  }

  /** Waits for an event of this kind, and returns its payload. */
  <T> T await(String runId, Class<T> payload) {
    return payload.cast(
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> milestones(runId).stream().filter(payload::isInstance).findFirst(),
                Optional::isPresent)
            .orElseThrow());
  }

  void awaitEvents(Predicate<List<RunEvent>> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::events, condition);
  }

  @Override
  public void close() {
    producer.close();
  }
}
