package io.agentcron.cron.audit;

import java.time.Instant;

/**
 * What the scheduler wrote of a nominal time. Of its own fires and catch-ups only: backfills and
 * retries of a finished run are no promise of the schedule, and what a gate skips was fired.
 */
public sealed interface JournalEntry {

  String scheduleId();

  /** A work order went out. */
  record Fired(String scheduleId, Instant nominalTime, int attempt, int dispatch)
      implements JournalEntry {}

  /** It waits for others to end; a work order or a skip follows. */
  record Queued(String scheduleId, Instant nominalTime) implements JournalEntry {}

  record Skipped(String scheduleId, Instant nominalTime, String reason) implements JournalEntry {}

  /** With so many fires the schedule ended: it promises nothing after this nominal time. */
  record Finished(String scheduleId, Instant after, long fires) implements JournalEntry {}
}
