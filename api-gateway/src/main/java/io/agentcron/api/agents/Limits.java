package io.agentcron.api.agents;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What one run may use; empty is no limit beyond the executor's own.
 *
 * @param timeout wall time of one attempt
 * @param stallTimeout how long an attempt may be silent
 */
public record Limits(
    Optional<Integer> maxTurns,
    Optional<Long> maxBudgetMicroUsd,
    Duration timeout,
    Optional<Duration> stallTimeout) {
  public static final Limits DEFAULT =
      new Limits(Optional.empty(), Optional.empty(), Duration.ofHours(1), Optional.empty());

  /** In dollars, without trailing zeros. */
  public Optional<BigDecimal> maxBudgetUsd() {
    return maxBudgetMicroUsd.map(Money::usd);
  }
}
