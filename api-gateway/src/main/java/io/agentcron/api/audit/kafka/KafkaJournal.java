package io.agentcron.api.audit.kafka;

import io.agentcron.api.audit.Journal;
import io.agentcron.api.audit.wire.AuditDecoder;
import io.agentcron.cron.audit.JournalEntry;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.service.KafkaConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed records only, without a group, up to the end that there is when it begins. */
@Singleton
class KafkaJournal implements Journal {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOCKS_APART = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KafkaConfiguration kafka;
  private final TopicSettings settings;
  private final AuditDecoder decoder;
  private final InstantSource clock;

  KafkaJournal(
      KafkaConfiguration kafka,
      TopicSettings settings,
      SchemaRegistry registry,
      InstantSource clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.decoder = new AuditDecoder(registry);
    this.clock = clock;
  }

  @Override
  public List<JournalEntry> since(Instant from, Set<String> scheduleIds) {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = begin(consumer, from);
      return read(consumer, ends, scheduleIds);
    } catch (KafkaException | RegistryException e) {
      throw new JournalAwayException("The journal cannot be read: " + e.getMessage());
    }
  }

  /** The broker stamps records by its own clock, and nothing is decided before its time. */
  private Map<TopicPartition, Long> begin(Consumer<byte[], byte[]> consumer, Instant from) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), _ -> from.minus(CLOCKS_APART).toEpochMilli())));
    starts.forEach((partition, start) ->
        consumer.seek(
            partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset()));
    return ends;
  }

  private List<JournalEntry> read(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Set<String> scheduleIds) {
    Instant deadline = clock.instant().plus(PATIENCE);
    List<JournalEntry> entries = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (clock.instant().isAfter(deadline)) {
        throw new JournalAwayException("The journal was not read to its end within " + PATIENCE);
      }
      consumer
          .poll(POLL)
          .forEach(record ->
              decoder
                  .decode(record.value())
                  .filter(entry -> scheduleIds.contains(entry.scheduleId()))
                  .ifPresent(entries::add));
    }
    return entries;
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions() {
    String name = Topic.RUN_EVENTS.name(settings);
    return IntStream.range(0, Topic.RUN_EVENTS.partitions(settings))
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }
}
