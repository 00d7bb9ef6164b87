package io.agentcron.scheduler.topology;

import io.agentcron.schemas.TopicSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams that the scheduler's promises rest on, each for a measured reason.
 *
 * @param kafka properties of every client
 * @param threads that share this process's partitions
 * @param standbys of each store on other instances, which take over without reading the changelog
 * @param directory of the stores
 */
public record StreamsSettings(
    Map<String, Object> kafka, TopicSettings topics, int threads, int standbys, Path directory) {

  public StreamsSettings {
    kafka = Map.copyOf(kafka);
  }

  /** Also the name of the consumer group. */
  String applicationId() {
    return topics.prefix() + "scheduler";
  }

  Map<String, Object> properties(FetchedOffsets fetched) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
    // The fire, the cursor and the journal entry are one transaction, fenced by the broker.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replication());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    // A poll holds back the clock; a lower one lowers the lateness of fires.
    properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    // Tasks move to an instance that is back as soon as its stores are.
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    // How long a dead instance blocks its partitions, by its open transaction and by its
    // membership.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 5_000);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        FetchedOffsets.Interceptor.class.getName());
    properties.put(StreamsConfig.mainConsumerPrefix(FetchedOffsets.CONFIG), fetched);
    return properties;
  }
}
