package io.agentcron.executor.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an attempt did not succeed.
 *
 * @param message cut where it is long: it goes into the journal
 * @param retryable whether the same order could succeed when it is tried again
 * @param retryAt when a rate limit is known to end
 */
public record Failure(
    FailureKind kind, String message, boolean retryable, Optional<Instant> retryAt) {
  private static final int MAX_MESSAGE = 2_000;

  public Failure {
    if (message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE) + " ...";
    }
  }

  public Failure(FailureKind kind, String message, boolean retryable) {
    this(kind, message, retryable, Optional.empty());
  }
}
