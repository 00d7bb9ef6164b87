package io.agentcron.api.commands.kafka;

import io.agentcron.api.commands.Decision;
import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.api.wire.DecisionReader;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the run events from their end on and wakes whoever waits for one. */
@Context
final class DecisionTail {
  private static final Logger LOG = LoggerFactory.getLogger(DecisionTail.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConfiguration kafka;
  private final TopicSettings settings;
  private final TopicPreparation preparation;
  private final DecisionReader reader;
  private final Map<String, CompletableFuture<Decision>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> reading = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;

  DecisionTail(
      KafkaConfiguration kafka,
      TopicSettings settings,
      TopicPreparation preparation,
      SchemaRegistry registry) {
    this.kafka = kafka;
    this.settings = settings;
    this.preparation = preparation;
    this.reader = new DecisionReader(registry);
    this.thread = Thread.ofPlatform().daemon().name("decision-tail").unstarted(this::run);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join();
  }

  /** Done once no decision on a later command can be missed. */
  CompletableFuture<Void> reading() {
    return reading.copy();
  }

  /** The decision on a command that has not been sent yet. */
  CompletableFuture<Decision> decisionOn(UUID commandId) {
    return waiting.computeIfAbsent(commandId.toString(), _ -> new CompletableFuture<>());
  }

  void forget(UUID commandId) {
    waiting.remove(commandId.toString());
  }

  private void run() {
    try {
      var _ = preparation.ready().get();
      while (!stopped) {
        tail();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.atDebug().log("The tail of the run events has stopped");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Preparation only ends well or not at all", e);
    }
  }

  /** Until something fails; what is decided before it reads again, nobody here learns. */
  private void tail() {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      reading.complete(null);
      follow(consumer);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Decisions cannot be read now");
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    try {
      while (!stopped) {
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
          answer(event.value());
        }
      }
    } catch (InterruptException e) {
      // Closing takes a last word with the broker, which an interrupted thread cannot have.
      stopped = Thread.interrupted();
    }
  }

  private void answer(byte[] event) {
    while (!waiting.isEmpty() && !stopped) {
      try {
        reader
            .read(event)
            .ifPresent(found -> {
              CompletableFuture<Decision> asked = waiting.remove(found.commandId());
              if (asked != null) {
                asked.complete(found.decision());
              }
            });
        return;
      } catch (RegistryException.Unavailable e) {
        // The registry's client has paused between its tries; whoever waits gives up by itself.
        LOG.atWarn().addKeyValue("cause", e.toString()).log("A decision cannot be decoded now");
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions() {
    String name = Topic.RUN_EVENTS.name(settings);
    return IntStream.range(0, Topic.RUN_EVENTS.partitions(settings))
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }
}
