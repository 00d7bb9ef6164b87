package io.agentcron.executor.run;

import java.time.Instant;

/** Whether this executor takes an order that was offered to it. */
public sealed interface Admission {

  /** It is to be acknowledged, announced and launched. */
  record Admitted() implements Admission {}

  /** It is to be acknowledged and forgotten: the scheduler knows, or finds out, without a word. */
  record Refused(Reason reason) implements Admission {}

  /** Why nobody launches an order. */
  enum Reason {
    START_BY_PASSED,
    CANCELLED,
    ALREADY_HELD
  }

  /**
   * Decides by this machine's clock, which only spares a useless announcement: what counts is the
   * broker's time of the announcement.
   *
   * @param held whether this executor holds the very same dispatch
   */
  static Admission decide(WorkOrder order, boolean held, Cancellations cancellations, Instant now) {
    if (held) {
      return new Refused(Reason.ALREADY_HELD);
    }
    if (cancellations.of(order.dispatch()).isPresent()) {
      return new Refused(Reason.CANCELLED);
    }
    if (now.isAfter(order.startBy())) {
      return new Refused(Reason.START_BY_PASSED);
    }
    return new Admitted();
  }
}
