package io.agentcron.api.agents;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What one run may use; empty is no limit beyond the executor's own.
 *
 * @param timeout wall time of one attempt
 */
public record Limits(
    Optional<Integer> maxTurns, Optional<Long> maxBudgetMicroUsd, Duration timeout) {
  public static final Limits DEFAULT =
      new Limits(Optional.empty(), Optional.empty(), Duration.ofHours(1));

  /** In dollars, without trailing zeros. */
  public Optional<BigDecimal> maxBudgetUsd() {
    return maxBudgetMicroUsd.map(Money::usd);
  }
}
