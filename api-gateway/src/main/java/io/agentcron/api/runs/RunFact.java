package io.agentcron.api.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a run. */
public sealed interface RunFact {

  /** What the attempt has used by now, where the event says. */
  default Optional<Usage> reportedUsage() {
    return switch (this) {
      case Progressed progressed -> Optional.of(progressed.usage);
      case Returned returned -> Optional.of(returned.outcome.usage());
      case Final end -> end.outcome().map(Outcome::usage);
      case Waiting _, Dispatched _, Started _ -> Optional.empty();
    };
  }

  /** The facts by which a run waits; they are about no dispatch. */
  sealed interface Waiting extends RunFact {}

  /**
   * It waits for runs of the same agent to end.
   *
   * @param position among those that wait; 1 is next
   */
  record Queued(int position) implements Waiting {}

  /** An attempt failed and the next one, which is the event's, will be dispatched. */
  record RetryScheduled(Instant retryAt) implements Waiting {}

  /** A work order was written. */
  record Dispatched() implements RunFact {}

  /** An executor holds the dispatch and is about to launch it. */
  record Started(String executor) implements RunFact {}

  /** The heartbeat of a running attempt. */
  record Progressed(String executor, Usage usage) implements RunFact {}

  /** The attempt failed and the scheduler decides what follows: a dispatch, a retry, or the end. */
  record Returned(FailureKind kind, String message, Outcome outcome) implements RunFact {}

  /** The facts with which a run ends. */
  sealed interface Final extends RunFact {
    RunStatus status();

    /** What the attempt left behind; empty where there was none. */
    Optional<Outcome> outcome();
  }

  /** The agent did what it was asked. */
  record Completed(Outcome result) implements Final {
    @Override
    public RunStatus status() {
      return RunStatus.SUCCESS;
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.of(result);
    }
  }

  /** It did not. */
  record Failed(FailureKind kind, String message, Outcome result) implements Final {
    @Override
    public RunStatus status() {
      return kind.status();
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.of(result);
    }
  }

  /** Somebody wanted it to end. */
  record Cancelled(String by, Outcome result) implements Final {
    @Override
    public RunStatus status() {
      return RunStatus.CANCELLED;
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.of(result);
    }
  }

  /** It will not happen, for a reason that is one word. */
  record Skipped(String reason, String message) implements Final {
    @Override
    public RunStatus status() {
      return RunStatus.SKIPPED;
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.empty();
    }
  }

  /** No executor started it in time. */
  record Expired(String message) implements Final {
    @Override
    public RunStatus status() {
      return RunStatus.EXPIRED;
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.empty();
    }
  }

  /**
   * What an attempt left behind, however it ended.
   *
   * @param duration from launch to the end of the last process
   */
  record Outcome(
      Duration duration, @Nullable Integer exitCode, @Nullable String output, Usage usage) {}
}
