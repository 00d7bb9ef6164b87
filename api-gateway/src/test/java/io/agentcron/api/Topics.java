package io.agentcron.api;

import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDeserializer;
import io.agentcron.schemas.serde.AvroSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of an installation, read and written as the other services do. */
public final class Topics {
  private final Map<String, Object> kafka = new HashMap<>();
  private final TopicSettings settings;
  private final SchemaRegistry registry;

  public Topics(Map<String, Object> properties) {
    properties.forEach((name, value) -> {
      if (name.startsWith("kafka.")) {
        kafka.put(name.substring("kafka.".length()), value);
      }
    });
    settings =
        new TopicSettings(
            String.valueOf(properties.get("agentcron.topics.prefix")),
            TopicSettings.DEFAULT.partitions(),
            (short) 1);
    registry = new SchemaRegistry(RegistryConfig.of(kafka));
  }

  /** From the start, committed records only. */
  public <T extends SpecificRecord> Consumer<String, T> read(Topic topic, Class<T> type) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    Consumer<String, T> consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), new AvroDeserializer<>(type, registry));
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions(settings))
            .mapToObj(it -> new TopicPartition(topic.name(settings), it))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  public Producer<String, SpecificRecord> writer() {
    return new KafkaProducer<>(kafka, new StringSerializer(), new AvroSerializer(registry));
  }

  public void write(
      Producer<String, SpecificRecord> producer, Topic topic, String key, SpecificRecord value) {
    try {
      var _ = producer.send(new ProducerRecord<>(topic.name(settings), key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Expected to write to " + topic, e);
    }
  }
}
