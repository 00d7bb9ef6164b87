package io.agentcron.api.health;

import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Whether Kafka and the registry have answered since the start, and Kafka answers now. */
@Singleton
class KafkaHealth implements HealthIndicator {
  private static final int PATIENCE_MILLIS = 2_000;

  private final CompletableFuture<Admin> admin;

  KafkaHealth(KafkaConfiguration kafka, TopicPreparation preparation) {
    this.admin = preparation.ready().thenApply(_ -> Admin.create(properties(kafka)));
  }

  @PreDestroy
  void close() {
    var _ = admin.thenAccept(open -> open.close(Duration.ZERO));
  }

  @Override
  public Publisher<HealthResult> getResult() {
    if (!admin.isDone()) {
      return Mono.just(degraded("topics and schemas are not ready yet"));
    }
    CompletableFuture<HealthResult> result =
        admin
            .thenCompose(
                open -> open.describeCluster().nodes().toCompletionStage().toCompletableFuture())
            .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
            .handle((nodes, failure) ->
                failure == null
                    ? HealthResult.builder("kafka", HealthStatus.UP)
                        .details(Map.of("brokers", nodes.size()))
                        .build()
                    : degraded("no answer: " + failure));
    return Mono.fromFuture(result);
  }

  private static HealthResult degraded(String why) {
    return HealthResult.builder("kafka", Degraded.STATUS).details(Map.of("cause", why)).build();
  }

  private static Map<String, Object> properties(KafkaConfiguration kafka) {
    Map<String, Object> properties = new HashMap<>(kafka.properties());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return properties;
  }
}
