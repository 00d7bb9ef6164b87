package io.agentcron.api.runs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as the journal tells it. Folding an event that was folded before changes nothing, so any
 * part of the journal may be read again.
 *
 * @param requestedAt when the journal first spoke of it; never changes, so that lists are stable
 * @param attempts by dispatch
 * @param retryAt when the next attempt is due, while it waits for that
 * @param ending absent while it goes on
 */
public record Run(
    Origin origin,
    Instant requestedAt,
    Lifecycle lifecycle,
    List<Attempt> attempts,
    @Nullable Instant retryAt,
    @Nullable Ending ending) {

  public Run {
    attempts = List.copyOf(attempts);
  }

  /**
   * How the run as a whole ended; the rest is told by its last attempt.
   *
   * @param output the agent's answer
   * @param error of a run that failed
   * @param reason one word: why it was skipped
   * @param message why it did not run or was ended, for people
   */
  public record Ending(
      Instant at,
      @Nullable String output,
      @Nullable Failure error,
      @Nullable String reason,
      @Nullable String message) {

    private Ending withOutputOf(Optional<Attempt> attempt) {
      return output != null
          ? this
          : new Ending(
              at,
              attempt.map(Attempt::end).map(Attempt.End::output).orElse(null),
              error,
              reason,
              message);
    }

    static Ending of(RunFact.Final end, Instant at) {
      return switch (end) {
        case RunFact.Completed(RunFact.Outcome outcome) ->
            new Ending(at, outcome.output(), null, null, null);
        case RunFact.Failed(FailureKind kind, String message, RunFact.Outcome outcome) ->
            new Ending(at, outcome.output(), new Failure(kind, message), null, null);
        case RunFact.Cancelled(String by, RunFact.Outcome outcome) ->
            new Ending(at, outcome.output(), null, null, "cancelled by " + by);
        case RunFact.Skipped(String reason, String message) ->
            new Ending(at, null, null, reason, message);
        case RunFact.Expired(String message) -> new Ending(at, null, null, null, message);
      };
    }
  }

  /** The run after an event; the first event that is read of a run makes it, whichever it is. */
  public static Run after(@Nullable Run run, JournalEvent event) {
    Run known =
        run == null
            ? new Run(event.origin(), event.at(), Lifecycle.UNHEARD, List.of(), null, null)
            : run;
    return known.after(event);
  }

  private Run after(JournalEvent event) {
    if (status().isFinal() || lifecycle.isStale(event)) {
      return withAttempts(charged(event));
    }
    Lifecycle next = lifecycle.after(event);
    boolean ofADispatch = event.dispatch() > 0 && !(event.fact() instanceof RunFact.Waiting);
    Run told =
        new Run(
            origin,
            requestedAt,
            next,
            ofADispatch
                ? replaced(attempt(event.dispatch()).orElse(Attempt.of(event)).after(event))
                : attempts,
            retryAt(event, next),
            null);
    return event.fact() instanceof RunFact.Final end
        ? told.ended(Ending.of(end, event.at()))
        : told;
  }

  private @Nullable Instant retryAt(JournalEvent event, Lifecycle next) {
    if (next.equals(lifecycle)) {
      return retryAt;
    }
    return event.fact() instanceof RunFact.RetryScheduled(Instant at) ? at : null;
  }

  /** Whoever ended it may know nothing of what the last attempt left behind. */
  private Run ended(Ending end) {
    return new Run(
        origin,
        requestedAt,
        lifecycle,
        attempts,
        null,
        end.error() == null ? end : end.withOutputOf(currentAttempt()));
  }

  public RunStatus status() {
    return lifecycle.status();
  }

  /**
   * The attempt that counts: the last one of a run that has ended; empty before the first dispatch
   * and between two.
   */
  public Optional<Attempt> currentAttempt() {
    return status().isFinal()
        ? attempts.stream().reduce((_, last) -> last)
        : attempt(lifecycle.wanted()).filter(it -> it.attempt() == lifecycle.attempt());
  }

  /** Over all attempts. */
  public Usage usage() {
    return attempts.stream().map(Attempt::usage).reduce(Usage::plus).orElse(Usage.NONE);
  }

  /**
   * Where one attempt stands: what nobody reported an end of ended with the run or by a successor.
   */
  public RunStatus statusOf(Attempt attempt) {
    if (attempt.end() != null) {
      return attempt.end().status();
    }
    return attempt.dispatch() < lifecycle.wanted() ? RunStatus.EXPIRED : status();
  }

  private Optional<Attempt> attempt(int dispatch) {
    return attempts.stream().filter(attempt -> attempt.dispatch() == dispatch).findFirst();
  }

  private List<Attempt> charged(JournalEvent event) {
    Optional<Usage> spent =
        event
            .fact()
            .reportedUsage()
            .filter(usage -> usage.costMicroUsd() != null && event.dispatch() > 0);
    return spent
        .map(usage -> attempt(event.dispatch()).orElse(Attempt.of(event)).charged(usage))
        .map(this::replaced)
        .orElse(attempts);
  }

  private List<Attempt> replaced(Attempt changed) {
    return Stream.concat(
            attempts.stream().filter(attempt -> attempt.dispatch() != changed.dispatch()),
            Stream.of(changed))
        .sorted(Comparator.comparingInt(Attempt::dispatch))
        .toList();
  }

  private Run withAttempts(List<Attempt> newAttempts) {
    return new Run(origin, requestedAt, lifecycle, newAttempts, retryAt, ending);
  }
}
