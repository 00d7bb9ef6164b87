package io.agentcron.scheduler.run;

import io.agentcron.scheduler.definition.FailureKind;
import java.time.Instant;
import java.util.Optional;

/** How far a run has come. */
public sealed interface Phase {
  /** It waits for other runs of the agent to end; no work order is out, and it has no expiry. */
  record Queued() implements Phase {}

  /** Another attempt follows; no work order is out. */
  record Retrying(Instant at, FailureKind after) implements Phase {}

  /** The work order is out; an executor may announce it until {@code startBy}. */
  record Requested(Instant startBy, Terms terms) implements Phase {}

  /**
   * An executor has announced it.
   *
   * @param leaseUntil moves on with each sign of life
   * @param deadline when even the executor's own timeout must have ended it
   * @param cancelledBy who asked for its end, if somebody did
   */
  record Running(
      String executor,
      Instant leaseUntil,
      Instant deadline,
      Optional<String> cancelledBy,
      Terms terms)
      implements Phase {

    /** Another sign of life. */
    public Running until(Instant lease) {
      return new Running(executor, lease, deadline, cancelledBy, terms);
    }

    Running settled() {
      return new Running(executor, leaseUntil, deadline, cancelledBy, terms.settled());
    }

    public Running cancelledBy(String by) {
      return new Running(executor, leaseUntil, deadline, Optional.of(by), terms);
    }
  }
}
