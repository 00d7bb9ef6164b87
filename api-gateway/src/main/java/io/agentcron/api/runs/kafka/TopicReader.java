package io.agentcron.api.runs.kafka;

import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.RunProjection.UnstorableException;
import io.agentcron.api.runs.TopicReading;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads one topic into tables, each record exactly once.
 *
 * <p>The group decides who reads a partition, because it notices who has died and spreads the work.
 * Its offsets are not used: an offset in Kafka and a row in Postgres cannot commit together, but an
 * offset in Postgres and a row there can. So the position is stored with the rows, and a step is
 * taken only from the position that is stored. That also makes assignment a matter of speed and not
 * of correctness: a zombie that still believes in its partitions believes in an old position, is
 * refused, and starts over from the stored one. Two that alternate would still take each step once.
 *
 * <p>A position belongs to a topic's id. The id is asked for after the records were fetched and
 * before they are kept, so records of a topic that was made again are never taken for a
 * continuation of the old one. Where the stored position no longer exists (deleted by retention,
 * lost with a broker), reading starts at the beginning of what there is, which is safe because
 * folding an event again changes nothing.
 *
 * <p>Whatever is away (Postgres, the registry, Kafka) is waited for: partitions stay paused until
 * their positions can be read again, while polling goes on and keeps the membership.
 */
final class TopicReader<T> {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Projected<T> projected;
  private final String topic;
  private final RunProjection projection;
  private final Incarnations incarnations;
  private final DeadLetters deadLetters;
  private final Consumer<byte[], byte[]> consumer;
  private final ReaderStatus status;

  /** Of the partitions whose position is known; the others are paused. */
  private final Map<Integer, Long> positions = new HashMap<>();

  private Optional<Incarnation> incarnation = Optional.empty();

  TopicReader(
      Projected<T> projected,
      TopicSettings settings,
      RunProjection projection,
      Incarnations incarnations,
      DeadLetters deadLetters,
      Consumer<byte[], byte[]> consumer,
      ReaderStatus status) {
    this.projected = projected;
    this.topic = projected.topic().name(settings);
    this.projection = projection;
    this.incarnations = incarnations;
    this.deadLetters = deadLetters;
    this.consumer = consumer;
    this.status = status;
  }

  /** To be called once before {@link #readOnce}. */
  void subscribe() {
    consumer.subscribe(List.of(topic), new Assignment());
  }

  /** Polls once and keeps what was found; what cannot be kept now is read again later. */
  void readOnce() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    try {
      locate();
      if (!records.isEmpty()) {
        keep(records);
      }
      status.works();
    } catch (RuntimeException e) {
      status.waits(e);
      forget(consumer.assignment());
    }
  }

  private void locate() {
    Set<Integer> unknown =
        consumer.assignment().stream()
            .map(TopicPartition::partition)
            .filter(partition -> !positions.containsKey(partition))
            .collect(Collectors.toSet());
    if (unknown.isEmpty()) {
      return;
    }
    Incarnation current = incarnations.current(topic);
    incarnation = Optional.of(current);
    Map<Integer, Long> stored = projection.positions(current, unknown);
    stored.forEach((partition, offset) -> {
      TopicPartition assigned = new TopicPartition(topic, partition);
      consumer.seek(assigned, offset);
      consumer.resume(Set.of(assigned));
    });
    positions.putAll(stored);
  }

  /** Until their positions are known again, nothing is fetched from them. */
  private void forget(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    partitions.forEach(partition -> positions.remove(partition.partition()));
  }

  private void keep(ConsumerRecords<byte[], byte[]> records) {
    if (!incarnation.equals(Optional.of(incarnations.current(topic)))) {
      forget(consumer.assignment());
      return;
    }
    List<Batch.Item<T>> items = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      items.add(new Batch.Item<>(record, decoded(record)));
    }
    keep(new Batch<>(items));
  }

  private Optional<T> decoded(ConsumerRecord<byte[], byte[]> record) {
    return switch (projected.decoder().decode(record.value())) {
      case Decoded.Value<T>(T value) -> Optional.of(value);
      case Decoded.Unknown<T> _ -> Optional.empty();
      case Decoded.Malformed<T>(String cause) -> {
        deadLetters.put(record, cause);
        yield Optional.empty();
      }
    };
  }

  /** Where one record cannot be kept, the others are. */
  private void keep(Batch<T> batch) {
    try {
      take(batch);
    } catch (UnstorableException e) {
      if (batch.items().size() > 1) {
        batch.halves().forEach(this::keep);
      } else {
        deadLetters.put(batch.items().getFirst().record(), String.valueOf(e.getMessage()));
        take(batch.emptied());
      }
    }
  }

  private void take(Batch<T> batch) {
    TopicReading step = batch.step(incarnation.orElseThrow(), positions);
    if (!projected.store().keep(step, batch.values())) {
      throw new FencedException();
    }
    step.moves().forEach((partition, move) -> positions.put(partition, move.to()));
  }

  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      forget(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> positions.remove(partition.partition()));
    }
  }

  /** Somebody else has read on, or the topic from its beginning. */
  private static final class FencedException extends RuntimeException {
    FencedException() {
      super("Another reader has moved the position; reading goes on from where it is now");
    }
  }
}
