package io.agentcron.api.agents;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What all runs of an agent may cost together; each run reserves its own limit.
 *
 * @param timezone whose days and months they are
 */
public record Budget(
    Optional<Long> dailyMicroUsd,
    Optional<Long> monthlyMicroUsd,
    ZoneId timezone,
    OnExceeded onExceeded) {

  public Optional<BigDecimal> dailyUsd() {
    return dailyMicroUsd.map(Money::usd);
  }

  public Optional<BigDecimal> monthlyUsd() {
    return monthlyMicroUsd.map(Money::usd);
  }

  /** What happens to runs for which no money is left. */
  public enum OnExceeded {
    SKIP,
    PAUSE
  }
}
