package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Limits;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one run may use.
 *
 * @param maxTurns null for no limit
 * @param maxBudgetUsd null for no limit
 * @param timeout wall time of one attempt, ISO-8601
 * @param stallTimeout how long an attempt may be silent, ISO-8601; null for no limit
 */
@Serdeable
@Schema(name = "Limits")
record LimitsView(
    @Nullable @Schema(minimum = "1", maximum = "100000") Integer maxTurns,
    @Nullable @Schema(minimum = "0.000001", maximum = "1000000") BigDecimal maxBudgetUsd,
    @Schema(example = "PT5M", defaultValue = "PT1H") String timeout,
    @Nullable @Schema(example = "PT10M") String stallTimeout) {

  static LimitsView of(Limits limits) {
    return new LimitsView(
        limits.maxTurns().orElse(null),
        limits.maxBudgetUsd().orElse(null),
        limits.timeout().toString(),
        limits.stallTimeout().map(Duration::toString).orElse(null));
  }
}
