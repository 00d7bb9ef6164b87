package io.agentcron.api.runs;

import java.time.Duration;
import java.time.Instant;

/**
 * One entry of the journal about one run.
 *
 * @param attempt from 1; counts what was really tried; 0 where nothing was
 * @param dispatch from 1; counts the requests for this run; 0 where there was none
 * @param at by the clock of who wrote it
 */
public record JournalEvent(
    Origin origin, Source source, int attempt, int dispatch, Instant at, RunFact fact)
    implements JournalEntry {

  /** Who wrote it. */
  public enum Source {
    SCHEDULER,
    EXECUTOR,
    NOTIFIER
  }

  /**
   * As if it had happened between an hour before it was appended and then: whoever says otherwise
   * has a clock that is wrong, and one such clock must not move what is kept by time.
   */
  public JournalEvent believable(Instant appended) {
    Instant earliest = appended.minus(Duration.ofHours(1));
    Instant believed = at.isAfter(appended) ? appended : at.isBefore(earliest) ? earliest : at;
    return new JournalEvent(origin, source, attempt, dispatch, believed, fact);
  }
}
