package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.topology.FetchedOffsets.Fetched;
import io.agentcron.schemas.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The backlog by the broker's offsets. The end is the end of the log, not of what is committed: an
 * executor's heartbeat may stand behind an open transaction of the scheduler that died.
 */
final class KafkaBacklog implements Backlog {
  private static final long PATIENCE_SECONDS = 30;

  private final FetchedOffsets fetched;
  private final Map<TopicPartition, Long> starts;
  private final Map<TopicPartition, Long> ends;
  private final Map<String, Long> processed = new HashMap<>();
  private boolean read;

  private KafkaBacklog(
      FetchedOffsets fetched, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    this.fetched = fetched;
    this.starts = starts;
    this.ends = ends;
  }

  /** For the consumer group of a topology. */
  static Source source(Admin admin, String group, TopicSettings topics, FetchedOffsets fetched) {
    return partition -> {
      List<TopicPartition> partitions =
          SchedulerTopology.INPUTS.stream()
              .map(topic -> new TopicPartition(topic.name(topics), partition))
              .toList();
      fetched.forget(partitions);
      return new KafkaBacklog(
          fetched,
          starts(admin, group, partitions),
          offsets(admin, partitions, OffsetSpec.latest()));
    };
  }

  @Override
  public boolean isRead() {
    if (!read) {
      read = ends.keySet().stream().allMatch(it -> position(it) >= offset(ends, it));
    }
    return read;
  }

  @Override
  public void processed(String topic, long offset) {
    processed.put(topic, offset);
  }

  /** The offset before which everything is processed. */
  private long position(TopicPartition partition) {
    long start = offset(starts, partition);
    long done = processed.getOrDefault(partition.topic(), -1L);
    return fetched
        .of(partition)
        .filter(it -> done >= it.lastRecord())
        .map(Fetched::next)
        .map(next -> Math.max(start, next))
        .orElse(Math.max(start, done + 1));
  }

  /** Where the group goes on: behind what it has committed, or at the start of the log. */
  private static Map<TopicPartition, Long> starts(
      Admin admin, String group, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts =
        new HashMap<>(offsets(admin, partitions, OffsetSpec.earliest()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset != null) {
        starts.merge(partition, offset.offset(), Math::max);
      }
    }
    return starts;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(it -> it, _ -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found = await(admin.listOffsets(wanted).all());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return offsets.getOrDefault(partition, 0L);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Cannot read the offsets of the backlog", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading the offsets of the backlog", e);
    }
  }
}
