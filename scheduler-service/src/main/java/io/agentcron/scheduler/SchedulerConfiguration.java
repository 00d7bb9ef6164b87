package io.agentcron.scheduler;

import io.agentcron.scheduler.decide.Rules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code agentcron.scheduler.*}.
 *
 * @param threads stream threads of this process
 * @param standbys standby replicas of each store, on other instances
 * @param stateDirectory of the stores; may be lost, since Kafka has them too
 * @param startTimeout how long an executor has to start what was requested
 * @param expiry how long a run that nobody starts is requested again
 * @param lease without a sign of life after which an executor counts as lost; longer than the
 *     executors' fence
 * @param budgetMargin USD that an attempt may cost beyond its limit; set aside of a budget with it
 * @param timeoutMargin after a run's timeout, until it is ended without its executor
 */
@ConfigurationProperties("agentcron.scheduler")
record SchedulerConfiguration(
    @Bindable(defaultValue = "2") int threads,
    @Bindable(defaultValue = "0") int standbys,
    Path stateDirectory,
    @Bindable(defaultValue = "1m") Duration startTimeout,
    @Bindable(defaultValue = "1h") Duration expiry,
    @Bindable(defaultValue = "1m") Duration lease,
    @Bindable(defaultValue = "1m") Duration timeoutMargin,
    @Bindable(defaultValue = "0.25") BigDecimal budgetMargin) {
  private static final Duration START_MARGIN = Duration.ofSeconds(1);

  /**
   * Longer than a loaded scheduler is late, shorter than a restart takes: what was due meanwhile
   * must not all go out at once.
   */
  private static final Duration ON_TIME = Duration.ofSeconds(5);

  Rules rules() {
    return new Rules(
        startTimeout,
        START_MARGIN,
        expiry,
        lease,
        timeoutMargin,
        ON_TIME,
        budgetMargin.movePointRight(6).longValueExact());
  }
}
