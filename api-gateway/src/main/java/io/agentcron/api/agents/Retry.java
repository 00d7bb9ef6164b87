package io.agentcron.api.agents;

import io.agentcron.api.runs.FailureKind;
import java.time.Duration;
import java.util.List;

/**
 * Whether a run that failed is tried again.
 *
 * @param maxAttempts 1 is never again
 * @param delay before the second attempt
 * @param multiplier of the delay, with each further attempt
 * @param on after which failures
 */
public record Retry(
    int maxAttempts, Duration delay, double multiplier, Duration maxDelay, List<FailureKind> on) {
  /** Those after which another attempt may help; a limit of money or a cancel is none of them. */
  public static final List<FailureKind> POSSIBLE =
      List.of(
          FailureKind.ERROR,
          FailureKind.TIMED_OUT,
          FailureKind.EXECUTOR_LOST,
          FailureKind.RATE_LIMITED,
          FailureKind.STALLED,
          FailureKind.MAX_TURNS,
          FailureKind.AUTHENTICATION,
          FailureKind.RUNTIME_UNAVAILABLE);

  public static final Retry NEVER =
      new Retry(1, Duration.ofSeconds(30), 2, Duration.ofHours(1), POSSIBLE.subList(0, 5));

  public Retry {
    on = List.copyOf(on);
  }
}
