package io.agentcron.executor.kafka;

import io.agentcron.executor.attempt.Journal;
import io.agentcron.executor.attempt.TranscriptSink;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.wire.Outbox;
import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes reports, transcripts and dead letters. */
final class KafkaJournal implements Journal, TranscriptSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaJournal.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final TopicSettings topics;
  private final Producer<byte[], byte[]> reports;
  private final Producer<byte[], byte[]> transcripts;

  KafkaJournal(ClientSettings settings, TopicSettings topics, Outbox outbox) {
    this.outbox = outbox;
    this.topics = topics;
    this.reports = new KafkaProducer<>(settings.reports());
    this.transcripts = new KafkaProducer<>(settings.transcripts());
  }

  /** Learns where the partitions are, so that the first announcement does not wait for it. */
  void warmUp() {
    var _ = reports.partitionsFor(Topic.RUN_EVENTS.name(topics));
  }

  @Override
  public CompletableFuture<Instant> append(
      WorkOrder order, UUID eventId, Instant occurredAt, Report report) {
    return send(reports, outbox.event(order, eventId, occurredAt, report));
  }

  @Override
  public void append(WorkOrder order, Transcript.Batch batch) {
    var _ =
        send(transcripts, outbox.log(order, batch))
            .exceptionally(failure -> {
              LOG.atWarn()
                  .setCause(failure)
                  .addKeyValue("runId", order.dispatch().runId())
                  .log("Lost lines of a transcript");
              return Instant.EPOCH;
            });
  }

  /** Puts a record aside that nobody can read. */
  CompletableFuture<Instant> putAside(ConsumerRecord<byte[], byte[]> found, String cause) {
    LOG.atWarn()
        .addKeyValue("topic", found.topic())
        .addKeyValue("partition", found.partition())
        .addKeyValue("offset", found.offset())
        .log("A record cannot be read and goes to the dead letters: {}", cause);
    return send(reports, DeadLetter.of(found, "executor", cause, topics));
  }

  private static CompletableFuture<Instant> send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var appended = new CompletableFuture<Instant>();
    try {
      var _ =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  appended.complete(Instant.ofEpochMilli(metadata.timestamp()));
                } else {
                  appended.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      // A buffer that stays full, a producer that is closed: for the caller no different.
      appended.completeExceptionally(e);
    }
    return appended;
  }

  @Override
  public void close() {
    try (reports) {
      transcripts.close(CLOSING);
    } finally {
      reports.close(CLOSING);
    }
  }
}
