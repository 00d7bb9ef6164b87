package io.agentcron.scheduler.topology;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the consumers of this process have come. A processor sees records only; behind the last
 * one there may be transaction markers and aborted records, which no offset of a record can account
 * for.
 */
final class FetchedOffsets {
  /** Under this name the interceptor finds this object among its configuration. */
  static final String CONFIG = "agentcron.fetched.offsets";

  private final Map<TopicPartition, Fetched> fetched = new ConcurrentHashMap<>();

  /**
   * @param lastRecord offset of the last record handed on, -1 for none
   * @param next offset up to which everything has been fetched
   */
  record Fetched(long lastRecord, long next) {}

  Optional<Fetched> of(TopicPartition partition) {
    return Optional.ofNullable(fetched.get(partition));
  }

  /** Forgets what an earlier assignment has fetched. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(fetched::remove);
  }

  private void add(ConsumerRecords<?, ?> records) {
    records
        .nextOffsets()
        .forEach((partition, next) -> {
          List<? extends ConsumerRecord<?, ?>> data = records.records(partition);
          long last =
              data.isEmpty()
                  ? of(partition).map(Fetched::lastRecord).orElse(-1L)
                  : data.getLast().offset();
          fetched.put(partition, new Fetched(last, next.offset()));
        });
  }

  /** Watches a consumer; Kafka makes it by name. */
  public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {
    private FetchedOffsets offsets = new FetchedOffsets();

    public Interceptor() {}

    @Override
    public void configure(Map<String, ?> configs) {
      if (configs.get(CONFIG) instanceof FetchedOffsets shared) {
        offsets = shared;
      } else {
        throw new IllegalArgumentException("Expected the shared offsets under " + CONFIG);
      }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      offsets.add(records);
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> committed) {}

    @Override
    public void close() {}
  }
}
