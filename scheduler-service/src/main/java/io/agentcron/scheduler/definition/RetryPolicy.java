package io.agentcron.scheduler.definition;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether and when a run is tried again after an attempt has failed.
 *
 * @param maxAttempts 1 is never again
 * @param delay before the second attempt
 * @param multiplier of the delay, with each further attempt
 * @param maxDelay the longest
 * @param on after which failures
 */
public record RetryPolicy(
    int maxAttempts, Duration delay, double multiplier, Duration maxDelay, Set<FailureKind> on) {
  public static final RetryPolicy NEVER =
      new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, Set.of());

  public RetryPolicy {
    on = Set.copyOf(on);
  }

  /**
   * After which failures of this attempt another one may follow; never after one that has used up
   * its money.
   */
  public Set<FailureKind> after(int attempt) {
    return attempt >= maxAttempts
        ? Set.of()
        : on.stream()
            .filter(kind -> kind != FailureKind.BUDGET_EXCEEDED)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** How long to wait after this attempt has failed. */
  public Duration backoff(int attempt) {
    double millis = delay.toMillis() * Math.pow(multiplier, attempt - 1);
    return millis < maxDelay.toMillis() ? Duration.ofMillis((long) millis) : maxDelay;
  }
}
