package io.agentcron.executor.kafka;

import io.agentcron.executor.run.Lease;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What each of the executor's Kafka clients is given: the cluster owner's properties, and on top
 * what the protocol rests on.
 *
 * @param common properties of every client, by Kafka's names
 * @param group the share group
 * @param batch how many orders one poll brings at most
 */
public record ClientSettings(Map<String, Object> common, String group, int batch, Lease lease) {
  public ClientSettings {
    common = Map.copyOf(common);
  }

  Map<String, Object> admin() {
    return with(
        "admin",
        Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
  }

  /**
   * The names are those of Kafka 4.3.1; {@code record_limit} keeps polls from overfilling slots.
   */
  Map<String, Object> orders() {
    return with(
        "orders",
        Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
            "explicit",
            ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
            "record_limit",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            batch,
            // An executor without a free slot does not poll, and stays a member.
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
            Integer.MAX_VALUE,
            // An acknowledgement waits for a fetch that is under way.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            250,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class));
  }

  Map<String, Object> cancels() {
    return with(
        "cancels",
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class));
  }

  /** A heartbeat that is not through in half the fence is given up, so that another can follow. */
  Map<String, Object> reports() {
    Duration fence = lease.fence();
    return with(
        "reports",
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            fence.dividedBy(6).toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) fence.dividedBy(4).toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) fence.dividedBy(2).toMillis(),
            ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
            500,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class));
  }

  /** Apart from the reports, so that a talkative agent does not hold up a heartbeat. */
  Map<String, Object> transcripts() {
    return with(
        "transcripts",
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            lease.fence().dividedBy(6).toMillis(),
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class));
  }

  private Map<String, Object> with(String purpose, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(common);
    Object client = common.getOrDefault(CommonClientConfigs.CLIENT_ID_CONFIG, "agentcron-executor");
    all.putAll(own);
    // Metrics are named by it, so that two clients must not have the same.
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, client + "-" + purpose);
    return all;
  }
}
