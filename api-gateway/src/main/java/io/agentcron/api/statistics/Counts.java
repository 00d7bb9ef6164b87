package io.agentcron.api.statistics;

import io.agentcron.api.runs.RunStatus;
import java.util.Collection;
import java.util.Optional;

/**
 * How runs ended and what they cost.
 *
 * @param success runs that ended so
 * @param error runs that ended in any other way but skipped
 * @param skipped runs that did not happen
 */
public record Counts(long success, long error, long skipped, long costMicroUsd) {
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  static Counts ofRun(RunStatus status, long costMicroUsd) {
    return switch (status) {
      case SUCCESS -> new Counts(1, 0, 0, costMicroUsd);
      case SKIPPED -> new Counts(0, 0, 1, costMicroUsd);
      case ERROR, BUDGET_EXCEEDED, MAX_TURNS, TIMED_OUT, CANCELLED, EXPIRED ->
          new Counts(0, 1, 0, costMicroUsd);
      case QUEUED, REQUESTED, RUNNING, RETRYING ->
          throw new IllegalArgumentException("expected a final status, found " + status);
    };
  }

  static Counts sum(Collection<Counts> parts) {
    return parts.stream().reduce(NONE, Counts::plus);
  }

  Counts plus(Counts other) {
    return new Counts(
        success + other.success,
        error + other.error,
        skipped + other.skipped,
        costMicroUsd + other.costMicroUsd);
  }

  public long total() {
    return success + error + skipped;
  }

  /** The share of successes among what ran; empty where nothing did. */
  public Optional<Double> successRate() {
    long ran = success + error;
    return ran == 0 ? Optional.empty() : Optional.of((double) success / ran);
  }
}
