package io.agentcron.notifier.kafka;

import io.agentcron.notifier.feed.Entry;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Step;
import io.agentcron.notifier.wire.Reading;
import io.agentcron.notifier.wire.RunEventReader;
import io.agentcron.schemas.registry.RegistryException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes steps of what a consumer found. For one thread. */
final class RecordReader {
  private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);
  private static final long RETRY_MILLIS = 1000;

  private final RunEventReader events;
  private final BiConsumer<ConsumerRecord<byte[], byte[]>, String> malformed;
  private volatile boolean waiting;

  /**
   * A reader of records.
   *
   * @param malformed gets what does not belong into the journal, with the cause
   */
  RecordReader(
      RunEventReader events, BiConsumer<ConsumerRecord<byte[], byte[]>, String> malformed) {
    this.events = events;
    this.malformed = malformed;
  }

  /**
   * The steps from here through all that was found, one after the other, until there are no more or
   * they are not wanted any longer.
   *
   * @return where that leads to
   */
  Positions steps(Positions from, ConsumerRecords<byte[], byte[]> found, Predicate<Step> wantsMore)
      throws InterruptedException {
    Positions at = from;
    for (TopicPartition source : found.nextOffsets().keySet()) {
      int partition = source.partition();
      for (ConsumerRecord<byte[], byte[]> record : found.records(source)) {
        Positions after = at.with(partition, record.offset() + 1);
        if (!wantsMore.test(new Step(at, after, partition, entry(record)))) {
          return after;
        }
        at = after;
      }
      OffsetAndMetadata end = found.nextOffsets().get(source);
      if (end != null && end.offset() > at.next(partition)) {
        // Markers of transactions and what was aborted, which nobody is told of.
        Positions after = at.with(partition, end.offset());
        if (!wantsMore.test(new Step(at, after, partition, Optional.empty()))) {
          return after;
        }
        at = after;
      }
    }
    return at;
  }

  /** Whether the schema registry is being waited for. */
  boolean isWaiting() {
    return waiting;
  }

  private Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    return switch (read(record)) {
      case Reading.Event(Entry entry) -> Optional.of(entry);
      case Reading.Unknown() -> Optional.empty();
      case Reading.Malformed(String cause) -> {
        malformed.accept(record, cause);
        yield Optional.empty();
      }
    };
  }

  private Reading read(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    while (true) {
      try {
        Reading reading = events.read(record.value());
        waiting = false;
        return reading;
      } catch (RegistryException.Unavailable e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while the registry was away");
        }
        waiting = true;
        LOG.atWarn()
            .setCause(e)
            .addKeyValue("topic", record.topic())
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .log("Waiting for the schema registry");
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }
}
