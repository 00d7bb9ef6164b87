package io.agentcron.notifier.kafka;

import io.agentcron.schemas.DeadLetter;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts aside what nobody can decode. Each notifier does so for itself, and without waiting: the
 * record stays in the journal as well.
 */
final class DeadLetters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;

  DeadLetters(KafkaSettings settings) {
    this.settings = settings;
    this.producer = new KafkaProducer<>(settings.producer("agentcron-notifier-dead-letters"));
  }

  void write(ConsumerRecord<byte[], byte[]> record, String cause) {
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("cause", cause)
        .log("Put a record that cannot be decoded among the dead letters");
    var _ =
        producer.send(
            DeadLetter.of(record, "notifier", cause, settings.topics()),
            (_, failure) -> {
              if (failure != null) {
                LOG.atError().setCause(failure).log("A dead letter could not be written");
              }
            });
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
