package io.agentcron.api.statistics;

import io.agentcron.api.statistics.Period.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one agent did in a period.
 *
 * @param lastRunAt when its last run ended, in the period or before it
 */
public record AgentStatistics(Bucket runs, Optional<Instant> lastRunAt, List<Day> days) {

  /** Adds up the buckets of a window. */
  public static AgentStatistics of(
      Window window, Map<Instant, Bucket> buckets, Optional<Instant> lastRunAt) {
    return new AgentStatistics(Bucket.sum(buckets.values()), lastRunAt, Day.of(window, buckets));
  }
}
