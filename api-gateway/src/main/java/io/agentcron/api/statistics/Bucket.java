package io.agentcron.api.statistics;

import io.agentcron.api.runs.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The runs that ended in one quarter of an hour, of one agent or of all; buckets add up.
 *
 * @param durations of those that were launched
 */
public record Bucket(Counts counts, Durations durations) {
  /** All time zones of today are whole quarters of an hour away from UTC. */
  public static final Duration WIDTH = Duration.ofMinutes(15);

  public static final Bucket EMPTY = new Bucket(Counts.NONE, Durations.NONE);

  /** One run that has ended. */
  static Bucket ofRun(RunStatus status, long costMicroUsd, Optional<Duration> duration) {
    return new Bucket(
        Counts.ofRun(status, costMicroUsd), duration.map(Durations::of).orElse(Durations.NONE));
  }

  /** What a run turned out to cost beyond what was counted when it ended. */
  static Bucket ofLateCost(long costMicroUsd) {
    return new Bucket(new Counts(0, 0, 0, costMicroUsd), Durations.NONE);
  }

  static Bucket sum(Collection<Bucket> parts) {
    return new Bucket(
        Counts.sum(parts.stream().map(Bucket::counts).toList()),
        Durations.sum(parts.stream().map(Bucket::durations).toList()));
  }

  /** Both in one. */
  public Bucket plus(Bucket other) {
    return sum(List.of(this, other));
  }

  /** When the bucket began that holds this instant. */
  public static Instant startOf(Instant instant) {
    return Instant.ofEpochMilli(
        Math.floorDiv(instant.toEpochMilli(), WIDTH.toMillis()) * WIDTH.toMillis());
  }
}
