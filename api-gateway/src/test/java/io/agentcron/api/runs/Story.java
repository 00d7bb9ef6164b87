package io.agentcron.api.runs;

import io.agentcron.api.runs.JournalEvent.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what happened to one run; each event a second after the one before. */
public final class Story {
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Origin origin;
  private Instant now;

  public Story(Origin origin, Instant start) {
    this.origin = origin;
    this.now = start;
  }

  public Story() {
    this(origin(new UUID(1, 1), new UUID(2, 1)), START);
  }

  public static Origin origin(UUID runId, UUID agentId) {
    return origin(runId, agentId, null);
  }

  public static Origin origin(UUID runId, UUID agentId, @Nullable UUID retryOf) {
    return new Origin(
        runId,
        agentId,
        "report",
        "ann",
        new UUID(3, agentId.getLeastSignificantBits()),
        "hourly",
        Trigger.SCHEDULE,
        START,
        7,
        null,
        retryOf);
  }

  public JournalEvent queued() {
    return told(Source.SCHEDULER, 0, new RunFact.Queued(1));
  }

  /** After the dispatch of another attempt has failed. */
  public JournalEvent retryScheduled(int attempt, int dispatch, Instant at) {
    return told(Source.SCHEDULER, attempt, dispatch, new RunFact.RetryScheduled(at));
  }

  public JournalEvent dispatched(int dispatch) {
    return told(Source.SCHEDULER, dispatch, new RunFact.Dispatched());
  }

  public JournalEvent started(int dispatch) {
    return told(Source.EXECUTOR, dispatch, new RunFact.Started("executor-" + dispatch));
  }

  public JournalEvent progressed(int dispatch, long cost) {
    return told(
        Source.EXECUTOR, dispatch, new RunFact.Progressed("executor-" + dispatch, cost(cost)));
  }

  public JournalEvent completed(int dispatch, long cost) {
    return told(Source.EXECUTOR, dispatch, new RunFact.Completed(outcome(cost)));
  }

  public JournalEvent failed(int dispatch, FailureKind kind, long cost) {
    return told(Source.EXECUTOR, dispatch, new RunFact.Failed(kind, "it broke", outcome(cost)));
  }

  public JournalEvent returned(int dispatch, FailureKind kind, long cost) {
    return told(Source.EXECUTOR, dispatch, new RunFact.Returned(kind, "again", outcome(cost)));
  }

  /** By the scheduler, which lets nothing follow. */
  public JournalEvent givenUp(int attempt, int dispatch, FailureKind kind) {
    return told(
        Source.SCHEDULER, attempt, dispatch, new RunFact.Failed(kind, "no more", unmeasured()));
  }

  /** By the scheduler, when the lease ran out. */
  public JournalEvent lost(int dispatch) {
    return told(
        Source.SCHEDULER,
        dispatch,
        new RunFact.Failed(FailureKind.EXECUTOR_LOST, "silence", unmeasured()));
  }

  public JournalEvent cancelled(int dispatch, long cost) {
    return told(Source.EXECUTOR, dispatch, new RunFact.Cancelled("ann", outcome(cost)));
  }

  /** By the scheduler, before any executor announced itself. */
  public JournalEvent cancelledUnstarted() {
    return told(Source.SCHEDULER, 0, new RunFact.Cancelled("ann", unmeasured()));
  }

  public JournalEvent skipped() {
    return told(Source.SCHEDULER, 0, new RunFact.Skipped("overlap", "the previous run goes on"));
  }

  public JournalEvent expired(int dispatch) {
    return told(Source.SCHEDULER, dispatch, new RunFact.Expired("nobody took it"));
  }

  public JournalEvent told(Source source, int dispatch, RunFact fact) {
    return told(source, Math.min(1, dispatch), dispatch, fact);
  }

  public JournalEvent told(Source source, int attempt, int dispatch, RunFact fact) {
    now = now.plusSeconds(1);
    return new JournalEvent(origin, source, attempt, dispatch, now, fact);
  }

  public static Usage cost(@Nullable Long cost) {
    return new Usage(cost, 10L, 20L, null, null, 2L, 1_000L, 200_000L, "session", List.of());
  }

  public static RunFact.Outcome outcome(long cost) {
    return new RunFact.Outcome(Duration.ofMillis(1_500), 0, "all is well", cost(cost));
  }

  private static RunFact.Outcome unmeasured() {
    return new RunFact.Outcome(Duration.ZERO, null, null, Usage.NONE);
  }

  /** What the journal makes of the run, which must be told of by at least one event. */
  public static Run fold(List<JournalEvent> events) {
    return fold(null, events);
  }

  public static Run fold(@Nullable Run run, List<JournalEvent> events) {
    Run folded = run;
    for (JournalEvent event : events) {
      folded = Run.after(folded, event);
    }
    if (folded == null) {
      throw new IllegalArgumentException("expected at least one event");
    }
    return folded;
  }
}
