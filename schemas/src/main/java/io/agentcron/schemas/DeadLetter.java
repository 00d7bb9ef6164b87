package io.agentcron.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A record that nobody can decode, put aside unchanged with where it was and why. */
public final class DeadLetter {
  public static final String TOPIC = "agentcron.topic";
  public static final String PARTITION = "agentcron.partition";
  public static final String OFFSET = "agentcron.offset";
  public static final String CAUSE = "agentcron.cause";
  public static final String SERVICE = "agentcron.service";

  private DeadLetter() {}

  /** What to write to {@link Topic#DEAD_LETTERS}. */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> found, String service, String cause, TopicSettings settings) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            Topic.DEAD_LETTERS.name(settings), null, found.key(), found.value(), found.headers());
    describe(letter.headers(), found.topic(), found.partition(), found.offset(), service, cause);
    return letter;
  }

  /** Adds the cause to a record's headers. */
  public static void describe(
      Headers headers, String topic, int partition, long offset, String service, String cause) {
    add(headers, TOPIC, topic);
    add(headers, PARTITION, Integer.toString(partition));
    add(headers, OFFSET, Long.toString(offset));
    add(headers, SERVICE, service);
    add(headers, CAUSE, cause);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
