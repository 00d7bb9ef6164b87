package io.agentcron.api.runs.kafka;

import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's clients as the readers need them.
 *
 * @param properties how to reach the cluster
 */
record ReaderClients(Map<String, Object> properties, TopicSettings settings) {

  /** In a group of its own for each topic, since the two are read at their own speeds. */
  Consumer<byte[], byte[]> consumer(Topic topic) {
    Map<String, Object> config = new HashMap<>(properties);
    config.put(
        ConsumerConfig.GROUP_ID_CONFIG,
        settings.prefix() + "api-history." + topic.name().toLowerCase(Locale.ROOT));
    config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Where the stored position does not exist any more.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(properties);
    // All acknowledgements and idempotence are the defaults.
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Admin admin() {
    Map<String, Object> config = new HashMap<>(properties);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return Admin.create(config);
  }
}
