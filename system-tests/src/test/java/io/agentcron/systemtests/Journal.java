package io.agentcron.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.contract.RunDispatched;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunSkipped;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The journal as a Kafka subscriber reads it, with nothing but what {@code GET /api/info} tells.
 */
final class Journal {
  private Journal() {}

  /** All that is committed now. */
  static List<RunEvent> of(Client client) {
    JsonNode info = client.get("/api/info");
    SchemaRegistry registry =
        new SchemaRegistry(
            RegistryConfig.of(
                Map.of("schema.registry.url", info.required("registryUrl").textValue())));
    String topic =
        Topic.RUN_EVENTS.name(
            new TopicSettings(info.required("topicPrefix").textValue(), 1, (short) 1));
    try (KafkaConsumer<String, RunEvent> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                info.required("kafkaBootstrap").textValue(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new AvroDeserializer<>(RunEvent.class, registry))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(Journal::partition).toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<RunEvent> events = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(record.value()));
      }
      return events;
    }
  }

  /**
   * The nominal times of a schedule that have a row: its first work order, or why there is none.
   */
  static List<Instant> rows(Client client, String scheduleId) {
    return of(client).stream()
        .filter(event -> Objects.equals(event.getScheduleId(), scheduleId))
        .filter(event ->
            event.getPayload() instanceof RunSkipped
                || (event.getPayload() instanceof RunDispatched && event.getDispatch() == 1))
        .map(RunEvent::getNominalTime)
        .toList();
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
