package io.agentcron.api.runs.kafka;

import io.agentcron.schemas.DeadLetter;
import io.agentcron.schemas.TopicSettings;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts aside what cannot be read, before reading goes on behind it. */
final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;
  private final TopicSettings settings;

  DeadLetters(Producer<byte[], byte[]> producer, TopicSettings settings) {
    this.producer = producer;
    this.settings = settings;
  }

  /** Returns when the brokers have it; a second time if the step that skips it is repeated. */
  void put(ConsumerRecord<byte[], byte[]> record, String cause) {
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .log("Put an unreadable record aside: {}", cause);
    try {
      producer.send(DeadLetter.of(record, "api", cause, settings)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot write to the dead letters", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while writing to the dead letters", e);
    }
  }
}
