package io.agentcron.executor.run;

import java.time.Duration;
import java.util.Optional;

/** Whether an announced order is launched. */
public sealed interface Launch {

  /** The agent starts now. */
  record Go() implements Launch {}

  /** It does not, and this is what the journal says about it. */
  record Refused(Report.Final report) implements Launch {}

  /**
   * Decides right before the launch. An announcement after {@code startBy} comes first: the order
   * may be with somebody else by now, so that nothing may be said about the run as a whole.
   *
   * @param elapsed monotonic time since the announcement was sent
   * @param stop what was asked for since the order was accepted
   */
  static Launch decide(
      WorkOrder order,
      Announcement announcement,
      Duration elapsed,
      Lease lease,
      Optional<StopCause> stop) {
    if (announcement instanceof Announcement.Appended(var at) && at.isAfter(order.startBy())) {
      return notLaunched("announced at %s, after %s".formatted(at, order.startBy()));
    }
    if (stop.isPresent()) {
      return stopped(stop.get());
    }
    return switch (announcement) {
      case Announcement.Unknown(String reason) -> notLaunched("not announced: " + reason);
      case Announcement.Appended _ when elapsed.compareTo(lease.launchWindow()) > 0 ->
          notLaunched(
              "announcing took %d ms, more than %d ms"
                  .formatted(elapsed.toMillis(), lease.launchWindow().toMillis()));
      case Announcement.Appended _ -> new Go();
    };
  }

  private static Launch stopped(StopCause stop) {
    return switch (stop) {
      case StopCause.Cancelled(String by) ->
          new Refused(new Report.Cancelled(by, Outcome.NOTHING_LAUNCHED));
      case StopCause.Shutdown(), StopCause.OverLimit _, StopCause.Fenced() ->
          notLaunched("the executor is shutting down");
    };
  }

  private static Launch notLaunched(String message) {
    return new Refused(
        new Report.Failed(
            new Failure(FailureKind.NOT_LAUNCHED, message, true), Outcome.NOTHING_LAUNCHED));
  }
}
