package io.agentcron.api.statistics.kafka;

import io.agentcron.api.kafka.TopicPreparation;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the topology running: from when the topics are ready, and again should it ever end. */
@Context
final class StatisticsStreams {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsStreams.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final StreamsSettings settings;
  private final SchemaRegistry registry;
  private final TopicPreparation preparation;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Thread thread;
  private volatile Optional<KafkaStreams> current = Optional.empty();

  StatisticsStreams(
      StatisticsConfiguration configuration,
      KafkaConfiguration kafka,
      TopicSettings topics,
      SchemaRegistry registry,
      TopicPreparation preparation) {
    this.settings =
        new StreamsSettings(
            kafka.properties(),
            topics,
            configuration.threads(),
            configuration.standbys(),
            configuration.stateDirectory());
    this.registry = registry;
    this.preparation = preparation;
    this.thread = Thread.ofPlatform().daemon().name("statistics").unstarted(this::run);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped.complete(null);
    thread.join();
  }

  /** Empty while it does not run, which may be while it starts, restores or rebalances. */
  Optional<KafkaStreams> running() {
    return current.filter(streams -> streams.state() == KafkaStreams.State.RUNNING);
  }

  private void run() {
    CompletableFuture.anyOf(preparation.ready(), stopped).join();
    while (!stopped.isDone()) {
      try {
        runOnce();
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("The statistics cannot start yet");
      }
      pause();
    }
  }

  private void runOnce() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    KafkaStreams streams =
        new KafkaStreams(
            StatisticsTopology.of(settings.topics(), registry, new Patience(stopped)),
            settings.properties());
    try {
      streams.setUncaughtExceptionHandler(failure -> {
        LOG.atError().setCause(failure).log("A stream thread failed and is replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      });
      streams.setStateListener((now, _) -> {
        if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
          ended.complete(null);
        }
      });
      streams.start();
      current = Optional.of(streams);
      CompletableFuture.anyOf(ended, stopped).join();
    } finally {
      current = Optional.empty();
      // Others take over at once. Not without a bound, as try would close it: where Kafka is away
      // that takes for ever.
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(CLOSING));
    }
  }

  private void pause() {
    try {
      var _ = stopped.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Not stopped meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nobody completes it with a failure", e);
    }
  }
}
