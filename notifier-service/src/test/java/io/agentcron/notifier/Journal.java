package io.agentcron.notifier;

import static io.agentcron.notifier.SampleEvents.event;

import io.agentcron.contract.RunEvent;
import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.schemas.serde.Decoded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A real Kafka with the journal in it, and a registry; what is written to it and what it holds. */
final class Journal implements AutoCloseable {
  static final TopicSettings SETTINGS = TopicSettings.DEFAULT;
  static final String TOPIC = Topic.RUN_EVENTS.name(SETTINGS);

  private final Path directory;
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final AvroSerializer serializer;
  private final AvroDecoder<RunEvent> decoder;
  private final SchemaRegistry client;
  private EmbeddedKafka kafka;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  private Journal(Path directory) throws InterruptedException {
    this.directory = directory;
    this.kafka = EmbeddedKafka.start(directory);
    this.client = new SchemaRegistry(RegistryConfig.of(properties()));
    this.serializer = new AvroSerializer(client);
    serializer.resolve(TOPIC, RunEvent.getClassSchema());
    this.decoder = new AvroDecoder<>(RunEvent.class, client);
    this.admin = Admin.create(properties());
    Topics.ensure(admin, SETTINGS);
    this.producer = producer(Map.of());
  }

  static Journal start(Path directory) throws InterruptedException {
    return new Journal(directory);
  }

  Map<String, Object> properties() {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "schema.registry.url",
        registry.url(),
        // Quick to notice that Kafka is back.
        "reconnect.backoff.max.ms",
        "200");
  }

  /** For the service, on top of what it needs besides. */
  Map<String, Object> serviceProperties() {
    Map<String, Object> prefixed = new HashMap<>();
    properties().forEach((name, value) -> prefixed.put("kafka." + name, value));
    return prefixed;
  }

  KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(properties());
    config.put("linger.ms", 0);
    config.putAll(more);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  ProducerRecord<byte[], byte[]> record(RunEvent event) {
    return new ProducerRecord<>(
        TOPIC,
        event.getAgentId().getBytes(StandardCharsets.UTF_8),
        serializer.serialize(TOPIC, event));
  }

  /** Writes and waits until it is there. */
  void write(RunEvent... events) throws ExecutionException, InterruptedException {
    for (RunEvent event : events) {
      producer.send(record(event)).get();
    }
  }

  /** One event for each of these agents; returns their ids. */
  List<String> writeFor(String... agents) throws ExecutionException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (String agent : agents) {
      RunEvent event = event(agent);
      write(event);
      ids.add(event.getEventId());
    }
    return ids;
  }

  /** An event with a payload that only newer programs know. */
  void writeFromTheFuture(String agent) throws ExecutionException, InterruptedException {
    byte[] value = Objects.requireNonNull(serializer.serialize(TOPIC, event(agent)));
    // Of another shape, too: Avro takes a record for another one that has the same fields.
    String newer =
        RunEvent.getClassSchema()
            .toString()
            .replaceFirst(
                "RunStarted(.*?)\"name\":\"executor\"", "RunTeleported$1\"name\":\"where\"");
    int id = client.idOf("newer-value", new Schema.Parser().parse(newer));
    writeBytes(agent, ByteBuffer.wrap(value).putInt(1, id).array());
  }

  void writeBytes(String key, byte[] value) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value)).get();
  }

  /** An event as it lies in the journal. */
  record Written(int partition, long offset, String id, String agent) {}

  /** All events that are committed and can be decoded, in the order of each partition. */
  List<Written> written() {
    List<Written> written = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(TOPIC, SETTINGS.partitions())) {
      if (decoder.decode(record.value()) instanceof Decoded.Value<RunEvent>(RunEvent event)) {
        written.add(
            new Written(
                record.partition(), record.offset(), event.getEventId(), event.getAgentId()));
      }
    }
    return written;
  }

  List<ConsumerRecord<byte[], byte[]>> records(String topic, int partitions) {
    Map<String, Object> config = new HashMap<>(properties());
    config.put("isolation.level", "read_committed");
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(it -> new TopicPartition(topic, it)).toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** As retention does. */
  void deleteBefore(int partition, long offset) throws ExecutionException, InterruptedException {
    admin
        .deleteRecords(
            Map.of(new TopicPartition(TOPIC, partition), RecordsToDelete.beforeOffset(offset)))
        .all()
        .get();
  }

  /** As somebody who starts anew. */
  void recreateTopic() throws ExecutionException, InterruptedException {
    admin.deleteTopics(List.of(TOPIC)).all().get();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> {
          Topics.ensure(admin, SETTINGS);
          return true;
        });
  }

  /** Where a reader of committed records is when it has read everything. */
  List<Long> ends() {
    List<Long> ends = new ArrayList<>();
    for (int partition = 0; partition < SETTINGS.partitions(); partition++) {
      TopicPartition source = new TopicPartition(TOPIC, partition);
      ends.add(
          admin
              .listOffsets(
                  Map.of(source, OffsetSpec.latest()),
                  new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
              .partitionResult(source)
              .toCompletionStage()
              .toCompletableFuture()
              .join()
              .offset());
    }
    return ends;
  }

  /** The registry cannot answer so many of the next questions. */
  void failRegistry(int times) {
    registry.failNext(Collections.nCopies(times, 503).toArray(Integer[]::new));
  }

  void stopKafka() {
    kafka.close();
  }

  void startKafka() {
    kafka = EmbeddedKafka.start(directory);
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
    kafka.close();
    registry.close();
  }
}
