package io.agentcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunRequested;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import io.agentcron.schemas.serde.AvroSerializer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service on a real broker: it starts whenever Kafka does, fires, and loses or doubles nothing
 * when it is started again.
 */
final class SchedulerServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TopicSettings TOPICS = TopicSettings.DEFAULT;

  @TempDir private Path directory;

  private final InMemoryRegistry registryServer = new InMemoryRegistry();
  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", registryServer.url())));

  // Started before each test.
  @SuppressWarnings("NullAway.Init")
  private EmbeddedKafka kafka;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
  }

  @AfterEach
  void stop() {
    kafka.close();
    registryServer.close();
  }

  private ApplicationContext scheduler() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    properties.put("kafka.schema.registry.url", registryServer.url());
    properties.put("agentcron.scheduler.state-directory", directory.resolve("state").toString());
    properties.put("micronaut.server.port", -1);
    return SchedulerService.start(properties);
  }

  private static boolean isReady(ApplicationContext scheduler) throws Exception {
    URI server = scheduler.getBean(EmbeddedServer.class).getURI();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(
                  HttpRequest.newBuilder(server.resolve("/health/readiness")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static ScheduleDefinition schedule(String id, String cron, Instant now) {
    return ScheduleDefinition.newBuilder()
        .setScheduleId(id)
        .setName("often")
        .setRules(
            List.of(
                ScheduleRule.newBuilder()
                    .setEffectiveFrom(now)
                    .setState(RuleState.enabled)
                    .setTiming(new CronTiming(cron, null, null))
                    .setTimezone("UTC")
                    .build()))
        .build();
  }

  private void define(String agentId, String cron) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    AgentDefinition agent =
        AgentDefinition.newBuilder()
            .setAgentId(agentId)
            .setVersion(1)
            .setDeleted(false)
            .setName(agentId)
            .setOwner("me")
            .setEnabled(true)
            .setPrompt("look")
            .setRuntime(Runtime.newBuilder().setType("command").setOptions("{}").build())
            .setLimits(Limits.newBuilder().setTimeoutMillis(60_000L).build())
            .setSchedules(List.of(schedule("s-" + agentId, cron, now)))
            .setUpdatedAt(now)
            .build();
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            new AvroSerializer(registry))) {
      var _ = producer.send(new ProducerRecord<>(Topic.AGENTS.name(TOPICS), agentId, agent)).get();
    }
  }

  private <T extends SpecificRecord> List<T> committed(Topic topic, Class<T> type) {
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            new StringDeserializer(),
            new AvroDeserializer<>(type, registry))) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions(TOPICS))
              .mapToObj(it -> new TopicPartition(topic.name(TOPICS), it))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<T> values = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }

  /** The nominal times that have a row, in the order of the journal. */
  private List<Instant> rows() {
    return committed(Topic.RUN_EVENTS, RunEvent.class).stream()
        .filter(event ->
            event.getPayload() instanceof RunSkipped
                || (event.getPayload() instanceof RunDispatched && event.getDispatch() == 1))
        .map(RunEvent::getNominalTime)
        .toList();
  }

  @Test
  void givesEveryNominalTimeOneRowThroughRestarts() throws Exception {
    try (ApplicationContext scheduler = scheduler()) {
      await().atMost(PATIENCE).until(() -> isReady(scheduler));
      define("a1", "* * * * * *");
      await().atMost(PATIENCE).until(() -> rows().size() >= 3);
    }
    int before = rows().size();
    Instant restarted = Instant.now();
    try (ApplicationContext scheduler = scheduler()) {
      await().atMost(PATIENCE).until(() -> isReady(scheduler));
      await()
          .atMost(PATIENCE)
          .until(() -> rows().stream().anyMatch(it -> it.isAfter(restarted.plusSeconds(2))));
    }

    List<Instant> rows = rows();
    assertThat(rows).hasSizeGreaterThan(before).doesNotHaveDuplicates().isSorted();
    assertThat(rows).hasSize((int) ChronoUnit.SECONDS.between(rows.getFirst(), rows.getLast()) + 1);
    assertThat(committed(Topic.RUN_REQUESTS, RunRequested.class))
        .extracting(RunRequested::getRunId)
        .doesNotHaveDuplicates();
  }

  /**
   * No record's offset reaches the end of such a partition, nor does any position that Streams
   * commits.
   */
  @Test
  void findsTheEndOfABacklogThatEndsInAnAbortedTransaction() throws Exception {
    try (ApplicationContext scheduler = scheduler()) {
      await().atMost(PATIENCE).until(() -> isReady(scheduler));
      define("a1", "0 0 1 1 *");
    }
    try (KafkaProducer<byte[], byte[]> dying =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "dying"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      dying.initTransactions();
      dying.beginTransaction();
      for (Topic topic : List.of(Topic.AGENTS, Topic.RUN_COMMANDS, Topic.RUN_EVENTS)) {
        for (int partition = 0; partition < TOPICS.partitions(); partition++) {
          var _ =
              dying
                  .send(
                      new ProducerRecord<>(topic.name(TOPICS), partition, new byte[1], new byte[1]))
                  .get();
        }
      }
      dying.abortTransaction();
    }

    try (ApplicationContext scheduler = scheduler()) {
      await().atMost(PATIENCE).until(() -> isReady(scheduler));
    }
  }

  @Test
  void waitsForKafkaAndGoesOnAfterItWasAway() throws Exception {
    kafka.close();
    try (ApplicationContext scheduler = scheduler()) {
      assertThat(isReady(scheduler)).isFalse();

      kafka = EmbeddedKafka.start(directory.resolve("kafka"));
      await().atMost(PATIENCE).until(() -> isReady(scheduler));
      define("a1", "* * * * * *");
      await().atMost(PATIENCE).until(() -> !rows().isEmpty());

      kafka.close();
      kafka = EmbeddedKafka.start(directory.resolve("kafka"));
      Instant back = Instant.now();
      await().atMost(PATIENCE).until(() -> rows().stream().anyMatch(it -> it.isAfter(back)));
      List<Instant> rows = rows();
      assertThat(rows)
          .doesNotHaveDuplicates()
          .hasSize((int) ChronoUnit.SECONDS.between(rows.getFirst(), rows.getLast()) + 1);
    }
  }
}
