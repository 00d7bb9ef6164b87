package io.agentcron.notifier.kafka;

import io.agentcron.notifier.feed.LogRange;
import io.agentcron.notifier.feed.Positions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** A consumer of the journal without a group, which reads what it is told to. For one thread. */
final class JournalConsumer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  /** Where the consumer is, as it cannot be asked without a chance that it waits for Kafka. */
  private final Map<TopicPartition, Long> reached = new HashMap<>();

  JournalConsumer(Map<String, Object> config, String topic) {
    this.consumer = new KafkaConsumer<>(config);
    this.topic = topic;
  }

  /** Reads on from these positions in these partitions, and in no others. */
  void read(Positions positions, Collection<Integer> partitions) {
    Set<TopicPartition> wanted = new HashSet<>();
    for (int partition : partitions) {
      wanted.add(new TopicPartition(topic, partition));
    }
    if (!consumer.assignment().equals(wanted)) {
      consumer.assign(wanted);
      reached.keySet().retainAll(wanted);
    }
    for (TopicPartition partition : wanted) {
      Long needed = positions.next(partition.partition());
      // A seek throws away what is already fetched, so only where it is needed.
      if (!needed.equals(reached.put(partition, needed))) {
        consumer.seek(partition, needed);
      }
    }
  }

  ConsumerRecords<byte[], byte[]> poll(Duration wait) {
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(wait);
    } catch (OffsetOutOfRangeException e) {
      // Also thrown for a log that has another history now; only a seek makes the consumer go on.
      reached.clear();
      throw e;
    }
    records.nextOffsets().forEach((partition, next) -> reached.put(partition, next.offset()));
    return records;
  }

  /** What these partitions, which it reads, hold, as far as it is committed. */
  Map<Integer, LogRange> ranges(Collection<Integer> partitions) {
    List<TopicPartition> asked =
        partitions.stream().map(partition -> new TopicPartition(topic, partition)).toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(asked);
    Map<TopicPartition, Long> ends = consumer.endOffsets(asked);
    Map<Integer, LogRange> ranges = new HashMap<>();
    begins.forEach((partition, begin) ->
        ranges.put(
            partition.partition(), new LogRange(begin, ends.getOrDefault(partition, begin))));
    return ranges;
  }

  /** How many records lie before the live reader; those it does not know of yet are not counted. */
  long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  static List<Integer> all(Positions positions) {
    return IntStream.range(0, positions.partitions()).boxed().toList();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(PATIENCE));
  }
}
