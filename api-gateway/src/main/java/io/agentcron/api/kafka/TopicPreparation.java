package io.agentcron.api.kafka;

import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics and resolves the schemas that the gateway writes, as soon as Kafka and the
 * registry answer; until then the gateway works without them.
 */
@Context
public final class TopicPreparation {
  private static final Logger LOG = LoggerFactory.getLogger(TopicPreparation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final List<Topic> WRITTEN =
      List.of(Topic.AGENTS, Topic.SETTINGS, Topic.RUN_COMMANDS);

  private final KafkaConfiguration kafka;
  private final TopicSettings settings;
  private final AvroSerializer serializer;
  private final CompletableFuture<AvroSerializer> ready = new CompletableFuture<>();
  private final Thread thread;

  TopicPreparation(KafkaConfiguration kafka, TopicSettings settings, SchemaRegistry registry) {
    this.kafka = kafka;
    this.settings = settings;
    this.serializer = new AvroSerializer(registry);
    this.thread = Thread.ofPlatform().daemon().name("topic-preparation").unstarted(this::run);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  /** The serializer, once it can write without asking anybody. */
  public CompletableFuture<AvroSerializer> ready() {
    return ready.copy();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void run() {
    try {
      while (!prepare()) {
        Thread.sleep(PAUSE);
      }
      ready.complete(serializer);
    } catch (InterruptedException e) {
      LOG.atDebug().log("Stopped before the topics were ready");
    }
  }

  private boolean prepare() throws InterruptedException {
    try (Admin admin = Admin.create(adminProperties())) {
      Topics.ensure(admin, settings);
      for (Topic topic : WRITTEN) {
        serializer.resolve(topic.name(settings), topic.valueSchema().orElseThrow());
      }
      return true;
    } catch (RegistryException | org.apache.kafka.common.KafkaException | IllegalStateException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Stopped while preparing topics");
      }
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Topics are not ready yet");
      return false;
    }
  }

  private Map<String, Object> adminProperties() {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return properties;
  }
}
