package io.agentcron.api.runs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.InMemoryRunProjection;
import io.agentcron.api.runs.JournalEntry;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.Decoded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Kafka's own in-memory consumer, which can be given records of another topic unnoticed. */
class IncarnationTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.RUN_EVENTS.name(TopicSettings.DEFAULT), 0);

  private final InMemoryRunProjection projection = new InMemoryRunProjection();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private String id = "first";
  private final Map<Byte, JournalEvent> events = events();

  private final TopicReader<JournalEntry> reader =
      new TopicReader<>(
          new Projected<>(
              Topic.RUN_EVENTS,
              bytes ->
                  new Decoded.Value<>(
                      Objects.requireNonNull(events.get(Objects.requireNonNull(bytes)[0]))),
              projection::record),
          TopicSettings.DEFAULT,
          projection,
          topic -> new Incarnation(topic, this.id),
          new DeadLetters(new MockProducer<>(), TopicSettings.DEFAULT),
          consumer,
          new ReaderStatus("test"));

  @Test
  void doesNotTakeRecordsOfANewTopicForAContinuationOfTheOldOne() {
    // Given a topic that was read up to offset 2
    reader.subscribe();
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
    reader.readOnce();
    consumer.addRecord(record(0));
    consumer.addRecord(record(1));
    reader.readOnce();
    assertThat(projection.recorded()).hasSize(2);

    // When it is made again and grows beyond that before anybody notices
    id = "second";
    consumer.addRecord(record(2));
    reader.readOnce();

    // Then nothing is kept before reading has begun anew
    assertThat(projection.recorded()).hasSize(2);
    reader.readOnce();
    assertThat(consumer.position(PARTITION)).isZero();
    assertThat(consumer.paused()).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> record(int offset) {
    return new ConsumerRecord<>(
        PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[] {(byte) offset});
  }

  private static Map<Byte, JournalEvent> events() {
    Story story = new Story();
    return Map.of(
        (byte) 0, story.dispatched(1), (byte) 1, story.started(1), (byte) 2, story.completed(1, 1));
  }
}
