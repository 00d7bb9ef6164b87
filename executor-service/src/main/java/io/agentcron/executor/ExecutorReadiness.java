package io.agentcron.executor;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Ready when orders can come and reports can go. */
@Singleton
@Readiness
final class ExecutorReadiness extends AbstractHealthIndicator<Map<String, Object>> {
  private final Executor executor;

  ExecutorReadiness(Executor executor) {
    this.executor = executor;
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    Optional<String> problem = problem();
    healthStatus = problem.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
    return problem
        .<Map<String, Object>>map(it -> Map.of("problem", it))
        .orElseGet(() -> Map.of("running", executor.running()));
  }

  @Override
  protected String getName() {
    return "executor";
  }

  private Optional<String> problem() {
    try {
      return executor.problem();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
