package io.agentcron.api.statistics.kafka;

import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.wire.JournalEncoder;
import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.Scope;
import io.agentcron.api.statistics.wire.DefinitionEncoder;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology without brokers: records go in by hand, and the stores can be looked into. */
final class DrivenTopology {
  private static final TopicSettings TOPICS = TopicSettings.DEFAULT;

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final Path directory;
  private final JournalEncoder events;
  private final DefinitionEncoder definitions;
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> journal;
  private final TestInputTopic<byte[], byte[]> agents;

  DrivenTopology() {
    try {
      directory = Files.createTempDirectory("agentcron-statistics");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SchemaRegistry client =
        new SchemaRegistry(
            RegistryConfig.of(Map.of("schema.registry.url", registry.url(), "max.retries", "0")));
    events = new JournalEncoder(client);
    definitions = new DefinitionEncoder(client);
    driver =
        new TopologyTestDriver(
            StatisticsTopology.of(TOPICS, client, new Patience(new CompletableFuture<>())),
            new StreamsSettings(Map.of("bootstrap.servers", "none:1"), TOPICS, 1, 0, directory)
                .properties());
    journal =
        driver.createInputTopic(
            Topic.RUN_EVENTS.name(TOPICS), new ByteArraySerializer(), new ByteArraySerializer());
    agents =
        driver.createInputTopic(
            Topic.AGENTS.name(TOPICS), new ByteArraySerializer(), new ByteArraySerializer());
  }

  InMemoryRegistry registry() {
    return registry;
  }

  /** As it would be read if the broker had appended it at this time. */
  void tell(JournalEvent event, Instant appended) {
    tellBytes(encoded(event), appended);
  }

  byte[] encoded(JournalEvent event) {
    return events.encode(Topic.RUN_EVENTS.name(TOPICS), event);
  }

  void tellBytes(byte[] value, Instant appended) {
    journal.pipeInput("key".getBytes(StandardCharsets.UTF_8), value, appended);
  }

  void define(UUID agentId, long version, boolean deleted, boolean enabled) {
    agents.pipeInput(
        key(agentId),
        definitions.encode(Topic.AGENTS.name(TOPICS), agentId, version, deleted, enabled));
  }

  void bury(UUID agentId) {
    agents.pipeInput(new TestRecord<>(key(agentId), null));
  }

  private static byte[] key(UUID agentId) {
    return agentId.toString().getBytes(StandardCharsets.UTF_8);
  }

  Map<Instant, Bucket> buckets(Scope scope, Instant from, Instant to) {
    WindowStore<String, Bucket> store = driver.getWindowStore(Stores.BUCKETS);
    Map<Instant, Bucket> found = new TreeMap<>();
    try (WindowStoreIterator<Bucket> buckets = store.fetch(scope.key(), from, to)) {
      buckets.forEachRemaining(it -> found.put(Instant.ofEpochMilli(it.key), it.value));
    }
    return found;
  }

  AgentCounts agentCounts() {
    KeyValueStore<String, AgentCounts> store = driver.getKeyValueStore(Stores.AGENT_COUNTS);
    return Objects.requireNonNullElse(store.get(Scope.ALL.key()), AgentCounts.NONE);
  }

  Optional<AgentStanding> agent(UUID agentId) {
    KeyValueStore<String, AgentStanding> store = driver.getKeyValueStore(Stores.AGENTS);
    return Optional.ofNullable(store.get(agentId.toString()));
  }

  Set<UUID> running(UUID agentId) {
    KeyValueStore<String, Set<UUID>> store = driver.getKeyValueStore(Stores.RUNNING);
    @Nullable Set<UUID> running = store.get(agentId.toString());
    return running == null ? Set.of() : running;
  }

  void close() {
    driver.close();
    registry.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
