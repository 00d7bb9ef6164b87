package io.agentcron.api.commands.kafka;

import io.agentcron.api.commands.Command;
import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.api.wire.CommandRecord;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic {@code run-commands}. */
@Context
final class CommandTopic {
  /** Each of: waiting for Kafka to be there at all, for room, for the acknowledgement. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final String name;
  private final CompletableFuture<Outlet> outlet;

  private record Outlet(AvroSerializer serializer, Producer<String, byte[]> producer) {}

  CommandTopic(KafkaConfiguration kafka, TopicSettings settings, TopicPreparation preparation) {
    this.name = Topic.RUN_COMMANDS.name(settings);
    this.outlet =
        preparation.ready().thenApply(serializer -> new Outlet(serializer, producer(kafka)));
  }

  /**
   * Returns when the brokers have the command.
   *
   * @throws HandoverException if they do not say so in time; they may still have it
   */
  void write(Command command) throws HandoverException, InterruptedException {
    try {
      Outlet open = outlet.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      byte[] value = open.serializer().serialize(name, CommandRecord.of(command));
      var _ =
          open.producer()
              .send(new ProducerRecord<>(name, command.agentId().toString(), value))
              .get();
    } catch (TimeoutException e) {
      throw new HandoverException("Kafka or the schema registry has not answered since the start");
    } catch (ExecutionException | KafkaException e) {
      throw new HandoverException("Kafka did not take the command: " + e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    var _ = outlet.thenAccept(open -> open.producer().close(PATIENCE));
  }

  private static Producer<String, byte[]> producer(KafkaConfiguration kafka) {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    properties.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.dividedBy(2).toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** A command that may not have been handed over. */
  static final class HandoverException extends Exception {
    HandoverException(String message) {
      super(message);
    }
  }
}
