package io.agentcron.executor.run;

import java.time.Duration;
import java.util.Optional;

/** What an executor tells the journal about a dispatch that it holds. */
public sealed interface Report {

  /** It launches the agent right after this. */
  record Started() implements Report {}

  /** The agent runs: the heartbeat of the attempt. */
  record Progressed(Metrics metrics) implements Report {}

  /** The attempt is over. */
  sealed interface Final extends Report {
    Outcome outcome();
  }

  /** The agent did its work. */
  record Completed(Outcome outcome) implements Final {}

  /** It did not. */
  record Failed(Failure failure, Outcome outcome) implements Final {}

  /** Its gate was closed. */
  record Skipped(String message, Outcome outcome) implements Final {}

  /** Somebody ended it. */
  record Cancelled(String by, Outcome outcome) implements Final {}

  /**
   * What the end of an agent means for its attempt. Whoever stopped it decides that, also where the
   * agent answers the signal with a success.
   *
   * @return empty where nothing may be reported any more
   */
  static Optional<Final> of(AgentEnd end, Optional<StopCause> stop, Duration duration) {
    var outcome = new Outcome(duration, end.exitCode(), end.output(), end.metrics());
    if (stop.isEmpty() && end.skipped().isPresent()) {
      return Optional.of(new Skipped(end.skipped().get(), outcome));
    }
    if (stop.isEmpty()) {
      return Optional.of(
          end.failure().<Final>map(it -> new Failed(it, outcome)).orElse(new Completed(outcome)));
    }
    return switch (stop.get()) {
      case StopCause.Cancelled(String by) -> Optional.of(new Cancelled(by, outcome));
      case StopCause.OverLimit(Failure failure) -> Optional.of(new Failed(failure, outcome));
      case StopCause.Shutdown() ->
          Optional.of(
              new Failed(
                  new Failure(FailureKind.EXECUTOR_SHUTDOWN, "the executor was shut down", true),
                  outcome));
      case StopCause.Fenced() -> Optional.empty();
    };
  }
}
