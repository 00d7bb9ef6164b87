package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.Optional;

/** How far a dispatch has come. */
public sealed interface Phase {
  /** The work order is out; an executor may announce it until {@code startBy}. */
  record Requested(Instant startBy) implements Phase {}

  /**
   * An executor has announced it.
   *
   * @param leaseUntil moves on with each sign of life
   * @param deadline when even the executor's own timeout must have ended it
   * @param cancelledBy who asked for its end, if somebody did
   */
  record Running(
      String executor, Instant leaseUntil, Instant deadline, Optional<String> cancelledBy)
      implements Phase {}
}
