package io.agentcron.api.runs;

import io.agentcron.api.runs.JournalEvent.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One dispatch of a run and what came of it. Several can be the same attempt, when the earlier ones
 * came to nothing.
 *
 * @param requestedAt absent where its beginning was never read, like the other times
 * @param usageAt when the usage was reported; older reports than that are not looked at
 * @param end absent while it goes on and where nobody ever reported one
 */
public record Attempt(
    int dispatch,
    int attempt,
    @Nullable String executor,
    @Nullable Instant requestedAt,
    @Nullable Instant startedAt,
    Usage usage,
    @Nullable Instant usageAt,
    @Nullable End end) {

  /**
   * How it ended.
   *
   * @param duration absent where it was not measured, because nothing ran or nobody came back
   * @param output the agent's answer
   */
  public record End(
      RunStatus status,
      Instant at,
      @Nullable Duration duration,
      @Nullable Integer exitCode,
      @Nullable Failure error,
      @Nullable String output) {}

  static Attempt of(JournalEvent event) {
    return new Attempt(event.dispatch(), event.attempt(), null, null, null, Usage.NONE, null, null);
  }

  /** What an event that counts makes of it. */
  Attempt after(JournalEvent event) {
    return switch (event.fact()) {
      case RunFact.Waiting _ -> this;
      case RunFact.Dispatched _ -> with(executor, first(requestedAt, event.at()), startedAt);
      case RunFact.Started(String by) ->
          with(first(executor, by), requestedAt, first(startedAt, event.at()));
      case RunFact.Progressed(String by, Usage reported) ->
          with(first(executor, by), requestedAt, startedAt).reported(reported, event.at());
      case RunFact.Returned(FailureKind kind, String message, RunFact.Outcome outcome) ->
          ended(event, kind.status(), new Failure(kind, message), Optional.of(outcome));
      case RunFact.Failed(FailureKind kind, String message, RunFact.Outcome outcome) ->
          ended(event, kind.status(), new Failure(kind, message), Optional.of(outcome));
      case RunFact.Final end -> ended(event, end.status(), null, end.outcome());
    };
  }

  /** What an event that no longer counts makes of it: what was spent was spent. */
  Attempt charged(Usage late) {
    return withUsage(usage.charged(late), usageAt);
  }

  private Attempt reported(Usage reported, Instant at) {
    return usageAt == null || at.isAfter(usageAt)
        ? withUsage(usage.updatedBy(reported), at)
        : charged(reported);
  }

  private Attempt ended(
      JournalEvent event,
      RunStatus status,
      @Nullable Failure error,
      Optional<RunFact.Outcome> outcome) {
    // The scheduler ends what it has lost or what never ran: it has measured nothing.
    Optional<RunFact.Outcome> measured = outcome.filter(_ -> event.source() == Source.EXECUTOR);
    return new Attempt(
        dispatch,
        attempt,
        executor,
        requestedAt,
        startedAt,
        outcome.map(left -> usage.updatedBy(left.usage())).orElse(usage),
        event.at(),
        first(
            end,
            new End(
                status,
                event.at(),
                measured.map(RunFact.Outcome::duration).orElse(null),
                measured.map(RunFact.Outcome::exitCode).orElse(null),
                error,
                outcome.map(RunFact.Outcome::output).orElse(null))));
  }

  private Attempt with(
      @Nullable String newExecutor,
      @Nullable Instant newRequestedAt,
      @Nullable Instant newStartedAt) {
    return new Attempt(
        dispatch, attempt, newExecutor, newRequestedAt, newStartedAt, usage, usageAt, end);
  }

  private Attempt withUsage(Usage newUsage, @Nullable Instant newUsageAt) {
    return new Attempt(
        dispatch, attempt, executor, requestedAt, startedAt, newUsage, newUsageAt, end);
  }

  private static <T> T first(@Nullable T known, T heard) {
    return known == null ? heard : known;
  }
}
