package io.agentcron.scheduler;

import io.agentcron.scheduler.topology.Progress;
import io.agentcron.scheduler.topology.StreamsSettings;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.service.KafkaConfiguration;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

@Factory
final class SchedulerFactory {
  private static final Duration NO_COMMIT = Duration.ofSeconds(30);

  @Singleton
  StreamsSettings streamsSettings(
      KafkaConfiguration kafka, TopicSettings topics, SchedulerConfiguration scheduler) {
    return new StreamsSettings(
        kafka.properties(),
        topics,
        scheduler.threads(),
        scheduler.standbys(),
        scheduler.stateDirectory());
  }

  @Singleton
  Progress progress() {
    return new Progress(InstantSource.system(), NO_COMMIT);
  }
}
