package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.api.runs.wire.JournalDecoder;
import io.agentcron.api.runs.wire.JournalEncoder;
import io.agentcron.api.runs.wire.TranscriptDecoder;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics that no other test has, with who writes to them and who reads them. */
public final class TestTopics {
  private final TopicSettings settings;
  private final ReaderClients clients;
  private final SchemaRegistry registry;
  private final JournalEncoder encoder;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final List<ReaderThread> threads = new ArrayList<>();

  public TestTopics(Map<String, Object> installation) throws InterruptedException {
    settings = new TopicSettings(text(installation, "agentcron.topics.prefix"), 4, (short) 1);
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            text(installation, "kafka.bootstrap.servers"),
            "schema.registry.url",
            text(installation, "kafka.schema.registry.url"),
            "max.retries",
            "0");
    clients = new ReaderClients(properties, settings);
    registry = new SchemaRegistry(RegistryConfig.of(properties));
    encoder = new JournalEncoder(registry);
    admin = clients.admin();
    producer = clients.producer();
    Topics.ensure(admin, settings);
  }

  private static String text(Map<String, Object> installation, String property) {
    return String.valueOf(installation.get(property));
  }

  public TopicSettings settings() {
    return settings;
  }

  public void tell(JournalEvent event) {
    String topic = Topic.RUN_EVENTS.name(settings);
    send(topic, event.origin().agentId().toString(), encoder.encode(topic, event));
  }

  public void tell(List<JournalEvent> events) {
    events.forEach(this::tell);
  }

  public void log(TranscriptPart part) {
    String topic = Topic.RUN_LOGS.name(settings);
    send(topic, part.runId().toString(), encoder.encode(topic, part));
  }

  public void tellNonsense(String key) {
    send(Topic.RUN_EVENTS.name(settings), key, "nonsense".getBytes(StandardCharsets.UTF_8));
  }

  private void send(String topic, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The journal is deleted and made again, empty. */
  public void recreateJournal() throws InterruptedException, ExecutionException {
    admin.deleteTopics(List.of(Topic.RUN_EVENTS.name(settings))).all().get();
    Topics.ensure(admin, settings);
  }

  /** A reader that works until the topics are closed. */
  ReaderStatus startReader(RunProjection projection) {
    return start(
        new Projected<>(Topic.RUN_EVENTS, new JournalDecoder(registry)::decode, projection::record),
        projection);
  }

  ReaderStatus startTranscriptReader(RunProjection projection) {
    return start(
        new Projected<>(
            Topic.RUN_LOGS, new TranscriptDecoder(registry)::decode, projection::recordTranscripts),
        projection);
  }

  private ReaderStatus start(Projected<?> projected, RunProjection projection) {
    ReaderStatus status = new ReaderStatus(projected.topic().name(settings));
    ReaderThread thread =
        new ReaderThread(
            CompletableFuture.completedFuture(settings),
            () -> clients.consumer(projected.topic()),
            consumer -> reader(projected, projection, consumer, status),
            status);
    threads.add(thread);
    thread.start();
    return status;
  }

  /** Of a group of its own, so that it is given every partition whoever else reads them. */
  Consumer<byte[], byte[]> consumerOf(String group) {
    TopicSettings other = new TopicSettings(settings.prefix() + group, 4, (short) 1);
    return new ReaderClients(clients.properties(), other).consumer(Topic.RUN_EVENTS);
  }

  /** A reader that does nothing by itself. */
  TopicReader<?> reader(RunProjection projection, Consumer<byte[], byte[]> consumer) {
    return reader(
        new Projected<>(Topic.RUN_EVENTS, new JournalDecoder(registry)::decode, projection::record),
        projection,
        consumer,
        new ReaderStatus("test"));
  }

  private <T> TopicReader<T> reader(
      Projected<T> projected,
      RunProjection projection,
      Consumer<byte[], byte[]> consumer,
      ReaderStatus status) {
    return new TopicReader<>(
        projected,
        settings,
        projection,
        new KafkaIncarnations(admin),
        new DeadLetters(producer, settings),
        consumer,
        status);
  }

  void stopReaders() throws InterruptedException {
    for (ReaderThread thread : threads) {
      thread.stop();
    }
    threads.clear();
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (Consumer<byte[], byte[]> consumer = clients.consumer(Topic.DEAD_LETTERS)) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.DEAD_LETTERS.partitions(settings))
              .mapToObj(
                  partition -> new TopicPartition(Topic.DEAD_LETTERS.name(settings), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      }
      return found;
    }
  }

  public void close() throws InterruptedException {
    stopReaders();
    producer.close();
    admin.close();
  }
}
