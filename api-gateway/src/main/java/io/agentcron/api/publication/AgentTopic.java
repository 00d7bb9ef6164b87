package io.agentcron.api.publication;

import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.api.wire.AgentRecord;
import io.agentcron.api.wire.SettingRecord;
import io.agentcron.schemas.Settings;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.service.KafkaConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics {@code agents} and {@code settings}, written by one leader at a time. */
final class AgentTopic implements AutoCloseable {
  private final String name;
  private final String settingsName;
  private final AvroSerializer serializer;
  private final Producer<String, byte[]> producer;

  private AgentTopic(
      TopicSettings settings, AvroSerializer serializer, Producer<String, byte[]> producer) {
    this.name = Topic.AGENTS.name(settings);
    this.settingsName = Topic.SETTINGS.name(settings);
    this.serializer = serializer;
    this.producer = producer;
  }

  /** Shuts out whoever wrote before: nothing of theirs reaches the topic from here on. */
  static AgentTopic open(
      KafkaConfiguration kafka, TopicSettings settings, AvroSerializer serializer) {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.prefix() + "api.agents");
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new AgentTopic(settings, serializer, producer);
  }

  /** Returns when the broker has all of them. */
  void publish(List<PublishedAgent> agents) {
    producer.beginTransaction();
    for (PublishedAgent it : agents) {
      byte[] value = serializer.serialize(name, AgentRecord.of(it));
      // The commit fails if any of them does.
      var _ = producer.send(new ProducerRecord<>(name, it.agent().id().toString(), value));
    }
    producer.commitTransaction();
  }

  /** Returns when the broker has it. */
  void publish(GlobalPause pause) {
    producer.beginTransaction();
    byte[] value = serializer.serialize(settingsName, SettingRecord.of(pause));
    // The commit fails if this does.
    var _ = producer.send(new ProducerRecord<>(settingsName, Settings.GLOBAL_PAUSE, value));
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
