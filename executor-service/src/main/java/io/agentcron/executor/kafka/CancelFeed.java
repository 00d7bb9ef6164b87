package io.agentcron.executor.kafka;

import io.agentcron.executor.attempt.Attempts;
import io.agentcron.executor.run.Cancel;
import io.agentcron.executor.run.Cancellations;
import io.agentcron.executor.wire.Inbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every cancel: from the beginning to the end before the first order is taken, then as they
 * come. Each executor reads all of them, for nobody else knows what it holds.
 */
final class CancelFeed {
  private static final Logger LOG = LoggerFactory.getLogger(CancelFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Inbox inbox;
  private final KafkaJournal journal;
  private final Cancellations cancellations;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Thread thread =
      Thread.ofPlatform().name("executor-cancels").unstarted(this::follow);
  private volatile boolean closing;

  CancelFeed(
      ClientSettings settings,
      String topic,
      Inbox inbox,
      KafkaJournal journal,
      Cancellations cancellations,
      Attempts attempts,
      InstantSource clock) {
    this.inbox = inbox;
    this.journal = journal;
    this.cancellations = cancellations;
    this.attempts = attempts;
    this.clock = clock;
    this.consumer = new KafkaConsumer<>(settings.cancels());
    try {
      this.partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** Returns when all cancels are known that were there at the call. */
  void catchUp() throws InterruptedException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!closing
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      readSome();
    }
  }

  /** Goes on reading in a thread of its own. */
  void start() {
    thread.start();
  }

  private void follow() {
    try (consumer) {
      while (!closing) {
        try {
          readSome();
        } catch (WakeupException e) {
          // Closing.
        } catch (KafkaException e) {
          LOG.atWarn().setCause(e).log("Cannot read cancels; trying again");
          TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readSome() throws InterruptedException {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      var received = PatientReading.read(() -> inbox.cancel(record.value()), () -> closing);
      if (received.isEmpty()) {
        return;
      }
      switch (received.get()) {
        case Inbox.Received.Value<Cancel>(Cancel cancel) -> {
          cancellations.add(cancel, clock.instant());
          attempts.cancel(cancel);
        }
        case Inbox.Received.Newer<Cancel>() -> {}
        case Inbox.Received.Malformed<Cancel>(String cause) -> {
          var _ = journal.putAside(record, cause);
        }
      }
    }
  }

  void stop() throws InterruptedException {
    closing = true;
    if (thread.isAlive()) {
      consumer.wakeup();
      thread.join();
    } else {
      consumer.close();
    }
  }
}
