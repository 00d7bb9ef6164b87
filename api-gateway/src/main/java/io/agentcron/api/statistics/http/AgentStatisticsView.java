package io.agentcron.api.statistics.http;

import io.agentcron.api.http.Usd;
import io.agentcron.api.statistics.AgentStatistics;
import io.agentcron.api.statistics.Bucket;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did in a period.
 *
 * @param totalRuns that ended in it, also the skipped ones
 * @param successRate from 0 to 1, of those that were not skipped; null if there were none
 * @param avgDurationMs of the runs that were launched; null if none was
 * @param p50DurationMs half of them were not longer; within 1 percent
 * @param p95DurationMs 95 of 100 were not longer; within 1 percent
 * @param lastRunAt when its last run ended that was not skipped, also before the period
 */
@Serdeable
@Schema(name = "AgentStatistics")
record AgentStatisticsView(
    long totalRuns,
    @Nullable Double successRate,
    @Nullable Long avgDurationMs,
    @Nullable Long p50DurationMs,
    @Nullable Long p95DurationMs,
    BigDecimal totalCostUsd,
    @Nullable Instant lastRunAt,
    List<DayView> dailyRuns) {

  static AgentStatisticsView of(AgentStatistics statistics) {
    Bucket runs = statistics.runs();
    return new AgentStatisticsView(
        runs.counts().total(),
        runs.counts().successRate().orElse(null),
        runs.durations().average().map(Duration::toMillis).orElse(null),
        runs.durations().quantile(0.5).map(Duration::toMillis).orElse(null),
        runs.durations().quantile(0.95).map(Duration::toMillis).orElse(null),
        Usd.ofMicro(runs.counts().costMicroUsd()),
        statistics.lastRunAt().orElse(null),
        DayView.of(statistics.days()));
  }
}
