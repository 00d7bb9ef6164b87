package io.agentcron.api.statistics.http;

import io.agentcron.api.http.Usd;
import io.agentcron.api.statistics.OverallStatistics;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all agents did in a period.
 *
 * @param activeAgents those that are enabled
 * @param runsInPeriod that ended in it, also the skipped ones
 * @param successRate from 0 to 1, of those that were not skipped; null if there were none
 * @param runningAgentIds the agents of which a run goes on now
 */
@Serdeable
@Schema(name = "Statistics")
record OverallView(
    long totalAgents,
    long activeAgents,
    long runsInPeriod,
    @Nullable Double successRate,
    BigDecimal totalCostUsd,
    List<UUID> runningAgentIds,
    List<DayView> dailyRuns) {

  static OverallView of(OverallStatistics statistics) {
    return new OverallView(
        statistics.agents().total(),
        statistics.agents().active(),
        statistics.runs().total(),
        statistics.runs().successRate().orElse(null),
        Usd.ofMicro(statistics.runs().costMicroUsd()),
        statistics.running(),
        DayView.of(statistics.days()));
  }
}
