package io.agentcron.executor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** How full the executor is. */
@Singleton
final class ExecutorMeters implements MeterBinder {
  private final Executor executor;
  private final ExecutorConfiguration configuration;

  ExecutorMeters(Executor executor, ExecutorConfiguration configuration) {
    this.executor = executor;
    this.configuration = configuration;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("agentcron.executor.running", executor, Executor::running)
        .description("Agents that run now")
        .register(registry);
    Gauge.builder("agentcron.executor.slots", configuration, ExecutorConfiguration::slots)
        .description("Agents that can run at once")
        .register(registry);
  }
}
