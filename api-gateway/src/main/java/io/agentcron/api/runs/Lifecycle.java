package io.agentcron.api.runs;

import io.agentcron.api.runs.JournalEvent.Source;

/**
 * Where a run stands and which of its dispatches counts. This is the rule by which history and
 * statistics agree: the first final event wins, reports of a dispatch that is no longer wanted
 * change nothing, and hearing any beginning of the story again changes nothing either.
 *
 * @param attempt the number of the current attempt
 * @param wanted the lowest dispatch whose reports still count
 */
public record Lifecycle(RunStatus status, int attempt, int wanted) {
  /** A run that nobody has heard of yet. */
  public static final Lifecycle UNHEARD = new Lifecycle(RunStatus.REQUESTED, 0, 0);

  /**
   * Whether an event is about a dispatch that was given up. The scheduler's own verdict never is.
   */
  boolean isStale(JournalEvent event) {
    boolean verdict = event.source() == Source.SCHEDULER && event.fact() instanceof RunFact.Final;
    return event.dispatch() < wanted && !verdict;
  }

  /** Where the run stands after an event. */
  public Lifecycle after(JournalEvent event) {
    if (status.isFinal() || isStale(event)) {
      return this;
    }
    return switch (event.fact()) {
      case RunFact.Dispatched _ ->
          event.dispatch() == wanted
              ? this
              : new Lifecycle(RunStatus.REQUESTED, event.attempt(), event.dispatch());
      case RunFact.Started _, RunFact.Progressed _ ->
          new Lifecycle(RunStatus.RUNNING, event.attempt(), event.dispatch());
      case RunFact.Returned _ ->
          new Lifecycle(RunStatus.REQUESTED, event.attempt(), event.dispatch() + 1);
      case RunFact.Final end ->
          new Lifecycle(
              end.status(), Math.max(attempt, event.attempt()), Math.max(wanted, event.dispatch()));
    };
  }
}
