package io.agentcron.scheduler;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready means: every partition of this process fires. */
@Singleton
@Readiness
final class SchedulerHealth implements HealthIndicator {
  private final SchedulerRunner runner;

  SchedulerHealth(SchedulerRunner runner) {
    this.runner = runner;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    List<String> obstacles = runner.obstacles();
    return Publishers.just(
        HealthResult.builder("scheduler", obstacles.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("obstacles", obstacles))
            .build());
  }
}
