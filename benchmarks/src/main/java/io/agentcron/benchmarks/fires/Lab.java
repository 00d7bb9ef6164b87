package io.agentcron.benchmarks.fires;

import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, a registry, and a scheduler as a process of its own. */
public final class Lab implements AutoCloseable {
  static final TopicSettings TOPICS = TopicSettings.DEFAULT;

  private final Path directory;
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final EmbeddedKafka kafka;
  private final AvroSerializer serializer;
  private final Admin admin;
  private final int schedules;
  private SchedulerProcess scheduler;

  private Lab(Path directory, int schedules) throws InterruptedException {
    this.directory = directory;
    this.schedules = schedules;
    this.kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    this.serializer =
        new AvroSerializer(
            new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", registry.url()))));
    this.admin = Admin.create(properties());
    Topics.ensure(admin, TOPICS);
    this.scheduler = startScheduler();
  }

  /**
   * Returns when the scheduler is ready.
   *
   * @param schedules for how many it gets memory
   */
  public static Lab start(int schedules) throws IOException, InterruptedException {
    return new Lab(Files.createTempDirectory("agentcron-benchmark"), schedules);
  }

  /** CPU time of the scheduler over a while in which nothing is due. */
  public Idle idle(Duration over) throws InterruptedException {
    Duration before = scheduler.cpu();
    long begin = System.nanoTime();
    Thread.sleep(over);
    double nanos = System.nanoTime() - begin;
    return new Idle(scheduler.cpu().minus(before).toNanos() / nanos);
  }

  /** Bytes that the scheduler's heap holds after a collection. */
  public long liveHeap() throws IOException, InterruptedException {
    return scheduler.liveHeap();
  }

  /** As {@code kill -9} does, and a new one on the same directories; does not wait for it. */
  void replaceScheduler() throws InterruptedException {
    scheduler.kill();
    scheduler = SchedulerProcess.start(directory, bootstrapServers(), registry.url(), schedules);
  }

  AvroSerializer serializer() {
    return serializer;
  }

  Admin admin() {
    return admin;
  }

  KafkaConsumer<String, byte[]> committedReader() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            20_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            64 << 20,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            16 << 20),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() throws IOException {
    scheduler.close();
    admin.close();
    kafka.close();
    registry.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Lab::delete);
    }
  }

  private SchedulerProcess startScheduler() throws InterruptedException {
    SchedulerProcess started =
        SchedulerProcess.start(directory, bootstrapServers(), registry.url(), schedules);
    started.awaitReady();
    return started;
  }

  private String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  private Map<String, Object> properties() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What doing nothing costs.
   *
   * @param cores CPU time by wall time
   */
  public record Idle(double cores) {}
}
