package io.agentcron.api.statistics.kafka;

import io.agentcron.api.health.Degraded;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Whether the statistics are being kept. */
@Singleton
final class StatisticsHealth implements HealthIndicator {
  private final StatisticsStreams streams;

  StatisticsHealth(StatisticsStreams streams) {
    this.streams = streams;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder(
                "statistics", streams.running().isPresent() ? HealthStatus.UP : Degraded.STATUS)
            .build());
  }
}
