package io.agentcron.cron.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the expected fires of a range; {@code expected} is the sum of fired, queued,
 * skipped, pending and missing.
 *
 * @param fired a work order was written
 * @param queued waits for others to end
 * @param skipped by reason
 * @param pending has no row, and may still get one
 * @param missing has no row, and later fires of the schedule have theirs or it has been too long
 * @param duplicates has more rows than one decision writes
 * @param unexpected has a row, and nothing promised it: an edit that reached the scheduler late
 */
public record Audit(
    long expected,
    long fired,
    long queued,
    SortedMap<String, Long> skipped,
    List<Fire> pending,
    List<Fire> missing,
    List<Duplicate> duplicates,
    List<Fire> unexpected) {

  /** One fire of one schedule. */
  public record Fire(String scheduleId, Instant nominalTime) {}

  /** A fire, and all that was written of it. */
  public record Duplicate(String scheduleId, Instant nominalTime, List<JournalEntry> entries) {

    public Duplicate {
      entries = List.copyOf(entries);
    }
  }

  /**
   * What is compared.
   *
   * @param from nominal times from here on
   * @param to nominal times before this
   * @param asOf up to when the journal was read
   * @param grace how much later than due a row may come with nothing wrong
   */
  public record Range(Instant from, Instant to, Instant asOf, Duration grace) {

    boolean contains(Instant nominalTime) {
      return !nominalTime.isBefore(from) && nominalTime.isBefore(to);
    }
  }

  public Audit {
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    pending = List.copyOf(pending);
    missing = List.copyOf(missing);
    duplicates = List.copyOf(duplicates);
    unexpected = List.copyOf(unexpected);
  }

  /**
   * Compares what was promised with what was written.
   *
   * @param entries in any order; those outside the range are ignored
   */
  public static Audit of(
      Collection<ScheduleHistory> promised, Iterable<JournalEntry> entries, Range range) {
    Map<String, ScheduleJournal> journals = ScheduleJournal.bySchedule(entries, range);
    Findings findings = new Findings(range);
    for (ScheduleHistory history : promised) {
      ScheduleJournal journal = journals.remove(history.scheduleId());
      findings.compare(history, journal == null ? new ScheduleJournal() : journal);
    }
    journals.forEach((scheduleId, journal) -> findings.unexpected(scheduleId, journal));
    return findings.audit();
  }
}
