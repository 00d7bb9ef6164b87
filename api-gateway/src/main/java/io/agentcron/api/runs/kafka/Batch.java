package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.TopicReading;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.api.runs.TopicReading.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of one poll, in order, decoded as far as they could be. */
record Batch<T>(List<Item<T>> items) {

  /**
   * A record and what it says.
   *
   * @param value empty for what is skipped
   */
  record Item<T>(ConsumerRecord<byte[], byte[]> record, Optional<T> value) {}

  /** Where this batch takes a reader who is at these positions. */
  TopicReading step(Incarnation topic, Map<Integer, Long> positions) {
    Map<Integer, Move> moves = new HashMap<>();
    for (Item<T> item : items) {
      int partition = item.record.partition();
      long from = positions.getOrDefault(partition, 0L);
      moves.put(partition, new Move(from, item.record.offset() + 1));
    }
    return new TopicReading(topic, moves);
  }

  List<T> values() {
    return items.stream().flatMap(item -> item.value.stream()).toList();
  }

  /** Two parts, of which the first is to be kept first. */
  List<Batch<T>> halves() {
    int middle = items.size() / 2;
    return List.of(
        new Batch<>(new ArrayList<>(items.subList(0, middle))),
        new Batch<>(new ArrayList<>(items.subList(middle, items.size()))));
  }

  /** The one record, without what it says. */
  Batch<T> emptied() {
    return new Batch<>(List.of(new Item<>(items.getFirst().record, Optional.empty())));
  }
}
