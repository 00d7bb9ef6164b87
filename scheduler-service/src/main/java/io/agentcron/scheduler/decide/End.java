package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.FailureKind;
import java.time.Instant;
import java.util.Optional;

/** How an attempt has ended. */
public sealed interface End {
  /**
   * It did what it was asked for.
   *
   * @param sessionId by which the runtime can go on there
   */
  record Success(Optional<String> sessionId, Optional<String> output) implements End {}

  /**
   * It failed.
   *
   * @param retryAt when a rate limit is known to end
   * @param endsRun false where the executor leaves it to the scheduler what follows
   */
  record Failure(FailureKind kind, Optional<Instant> retryAt, boolean endsRun) implements End {}

  /** Neither: it was cancelled, or its gate found nothing to do. */
  record Withdrawn() implements End {}
}
