package io.agentcron.api.audit.http;

import io.agentcron.api.audit.Forecast;
import io.agentcron.api.http.Usd;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What schedules are about to do.
 *
 * @param fires the first 1000, by fire time
 * @param total how many there are in all
 * @param maxConcurrency runs that may go on at the same time, if each takes as long as its timeout
 * @param worstCaseCostUsd what all of them may cost; null if an agent has no limit per run
 */
@Serdeable
@Schema(name = "Forecast")
record ForecastView(
    Instant from,
    Instant to,
    List<FireView> fires,
    long total,
    long maxConcurrency,
    @Nullable BigDecimal worstCaseCostUsd) {

  /**
   * A fire to come.
   *
   * @param fireAt the nominal time and its jitter
   */
  @Serdeable
  @Schema(name = "ForecastFire")
  record FireView(
      UUID agentId,
      String agentName,
      UUID scheduleId,
      String scheduleName,
      Instant nominalTime,
      Instant fireAt) {
    static FireView of(Forecast.Fire fire) {
      return new FireView(
          fire.agent().id(),
          fire.agent().spec().name(),
          fire.schedule().id(),
          fire.schedule().spec().name(),
          fire.nominalTime(),
          fire.fireTime());
    }
  }

  static ForecastView of(Forecast forecast, Instant from, Instant to) {
    return new ForecastView(
        from,
        to,
        forecast.fires().stream().map(FireView::of).toList(),
        forecast.total(),
        forecast.mostAtOnce(),
        Usd.ofOptionalMicro(forecast.mostCostMicroUsd().orElse(null)));
  }
}
