package io.agentcron.api.statistics;

import io.agentcron.api.statistics.Period.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What all agents did in a period.
 *
 * @param running the agents that have a run going on now
 */
public record OverallStatistics(
    AgentCounts agents, Counts runs, List<UUID> running, List<Day> days) {

  public OverallStatistics {
    running = List.copyOf(running);
  }

  /** Adds up the buckets of a window. */
  public static OverallStatistics of(
      Window window, Map<Instant, Bucket> buckets, AgentCounts agents, List<UUID> running) {
    List<Day> days = Day.of(window, buckets);
    return new OverallStatistics(
        agents, Counts.sum(days.stream().map(Day::counts).toList()), running, days);
  }
}
