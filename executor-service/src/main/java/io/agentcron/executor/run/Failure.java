package io.agentcron.executor.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an attempt did not succeed.
 *
 * @param retryable whether the same order could succeed when it is tried again
 * @param retryAt when a rate limit is known to end
 */
public record Failure(
    FailureKind kind, String message, boolean retryable, Optional<Instant> retryAt) {

  public Failure(FailureKind kind, String message, boolean retryable) {
    this(kind, message, retryable, Optional.empty());
  }
}
