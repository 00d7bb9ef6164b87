package io.agentcron.api.runs;

import java.time.Instant;

/**
 * One entry of the journal about one run.
 *
 * @param attempt from 1; counts what was really tried; 0 where nothing was
 * @param dispatch from 1; counts the requests for this run; 0 where there was none
 * @param at by the clock of who wrote it
 */
public record JournalEvent(
    Origin origin, Source source, int attempt, int dispatch, Instant at, RunFact fact) {

  /** Who wrote it. */
  public enum Source {
    SCHEDULER,
    EXECUTOR,
    NOTIFIER
  }
}
