package io.agentcron.notifier.kafka;

import io.agentcron.schemas.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka and its topics.
 *
 * @param client the properties that every client gets
 */
public record KafkaSettings(Map<String, Object> client, TopicSettings topics) {
  public KafkaSettings {
    client = Map.copyOf(client);
  }

  Map<String, Object> consumer(String name, int recordsPerPoll) {
    return with(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            name,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // A position outside the log is something that clients must be told of.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            recordsPerPoll,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class));
  }

  Map<String, Object> producer(String name) {
    return with(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            name,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class));
  }

  private Map<String, Object> with(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(client);
    all.putAll(properties);
    return all;
  }
}
