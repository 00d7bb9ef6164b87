package io.agentcron.api.runs;

import io.agentcron.api.runs.JournalEvent.Source;
import java.util.Comparator;

/**
 * Where a run stands and which of its dispatches counts. This is the rule by which history and
 * statistics agree: the first final event wins, reports of a dispatch that is no longer wanted
 * change nothing, and hearing any beginning of the story again changes nothing either, because
 * every event but a final one names a stage and the furthest stage counts.
 *
 * @param attempt the number of the current attempt
 * @param wanted the lowest dispatch of it whose reports still count
 */
public record Lifecycle(RunStatus status, int attempt, int wanted) {
  /** A run that nobody has heard of yet. */
  public static final Lifecycle UNHEARD = new Lifecycle(RunStatus.QUEUED, 0, 0);

  private static final Comparator<Lifecycle> FURTHER =
      Comparator.comparingInt(Lifecycle::attempt)
          .thenComparingInt(Lifecycle::wanted)
          .thenComparingInt(it -> stage(it.status));

  /**
   * Whether an event is about a dispatch that was given up. The scheduler's own verdict never is.
   */
  boolean isStale(JournalEvent event) {
    boolean verdict = event.source() == Source.SCHEDULER && event.fact() instanceof RunFact.Final;
    boolean givenUp =
        event.attempt() < attempt || (event.attempt() == attempt && event.dispatch() < wanted);
    return givenUp && !verdict;
  }

  /** Where the run stands after an event. */
  public Lifecycle after(JournalEvent event) {
    if (status.isFinal() || isStale(event)) {
      return this;
    }
    return switch (event.fact()) {
      case RunFact.Queued _ -> furthest(RunStatus.QUEUED, event, event.dispatch());
      case RunFact.RetryScheduled _ -> furthest(RunStatus.RETRYING, event, event.dispatch());
      case RunFact.Dispatched _ -> furthest(RunStatus.REQUESTED, event, event.dispatch());
      case RunFact.Started _, RunFact.Progressed _ ->
          furthest(RunStatus.RUNNING, event, event.dispatch());
      case RunFact.Returned _ -> furthest(RunStatus.REQUESTED, event, event.dispatch() + 1);
      case RunFact.Final end ->
          new Lifecycle(
              end.status(), Math.max(attempt, event.attempt()), Math.max(wanted, event.dispatch()));
    };
  }

  private Lifecycle furthest(RunStatus told, JournalEvent event, int dispatch) {
    Lifecycle stage = new Lifecycle(told, event.attempt(), dispatch);
    return FURTHER.compare(stage, this) > 0 ? stage : this;
  }

  /** In which order a dispatch goes through them. */
  private static int stage(RunStatus status) {
    return switch (status) {
      case QUEUED -> 0;
      case RETRYING -> 1;
      case REQUESTED -> 2;
      case RUNNING -> 3;
      case SUCCESS, ERROR, BUDGET_EXCEEDED, MAX_TURNS, TIMED_OUT, CANCELLED, SKIPPED, EXPIRED -> 4;
    };
  }
}
