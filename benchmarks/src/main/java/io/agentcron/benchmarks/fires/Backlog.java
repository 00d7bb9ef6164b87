package io.agentcron.benchmarks.fires;

import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the scheduler has not read yet. */
final class Backlog {
  private static final String GROUP = Lab.TOPICS.prefix() + "scheduler";

  private Backlog() {}

  /** Returns when it has read, and committed, all that was written to the topic by now. */
  static void awaitRead(Admin admin, Topic topic, Duration patience)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends(admin, topic);
    long until = System.nanoTime() + patience.toNanos();
    while (!isRead(admin, ends)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("The scheduler has not read " + topic + " in " + patience);
      }
      Thread.sleep(200);
    }
  }

  private static boolean isRead(Admin admin, Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(end -> {
          OffsetAndMetadata offset = committed.get(end.getKey());
          return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
  }

  static Map<TopicPartition, Long> ends(Admin admin, Topic topic)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            IntStream.range(0, topic.partitions(Lab.TOPICS))
                .mapToObj(partition -> new TopicPartition(topic.name(Lab.TOPICS), partition))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }
}
