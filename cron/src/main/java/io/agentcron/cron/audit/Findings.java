package io.agentcron.cron.audit;

import io.agentcron.cron.audit.Audit.Duplicate;
import io.agentcron.cron.audit.Audit.Fire;
import io.agentcron.cron.audit.JournalEntry.Fired;
import io.agentcron.cron.audit.JournalEntry.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects what an audit finds, schedule by schedule. */
final class Findings {

  private final Audit.Range range;
  private final TreeMap<String, Long> skipped = new TreeMap<>();
  private final List<Fire> pending = new ArrayList<>();
  private final List<Fire> missing = new ArrayList<>();
  private final List<Duplicate> duplicates = new ArrayList<>();
  private final List<Fire> unexpected = new ArrayList<>();
  private long expected;
  private long fired;
  private long queued;

  Findings(Audit.Range range) {
    this.range = range;
  }

  void compare(ScheduleHistory history, ScheduleJournal journal) {
    Instant newest = journal.rows.isEmpty() ? Instant.MIN : journal.rows.lastKey();
    history
        .fires(range.from(), range.to())
        .forEach(fire -> {
          List<JournalEntry> rows = journal.rows.remove(fire.nominalTime());
          if (rows != null) {
            expected++;
            row(fire.scheduleId(), fire.nominalTime(), rows);
          } else if (!journal.isFinishedBefore(fire)) {
            expected++;
            (isLost(fire, newest, history) ? missing : pending)
                .add(new Fire(fire.scheduleId(), fire.nominalTime()));
          }
        });
    unexpected(history.scheduleId(), journal);
  }

  /** What is left of a journal when all that was promised is taken out. */
  void unexpected(String scheduleId, ScheduleJournal journal) {
    journal.rows.forEach((time, rows) -> {
      unexpected.add(new Fire(scheduleId, time));
      noteDuplicates(scheduleId, time, rows);
    });
  }

  Audit audit() {
    return new Audit(expected, fired, queued, skipped, pending, missing, duplicates, unexpected);
  }

  /** A schedule's fires are decided in order. */
  private boolean isLost(ExpectedFire fire, Instant newest, ScheduleHistory history) {
    return newest.isAfter(fire.nominalTime())
        || range.asOf().isAfter(fire.fireTime().plus(history.patience()).plus(range.grace()));
  }

  private void row(String scheduleId, Instant time, List<JournalEntry> rows) {
    noteDuplicates(scheduleId, time, rows);
    Optional<Skipped> skip =
        rows.stream().filter(Skipped.class::isInstance).map(Skipped.class::cast).findFirst();
    if (rows.stream().anyMatch(Fired.class::isInstance)) {
      fired++;
    } else if (skip.isPresent()) {
      skipped.merge(skip.get().reason(), 1L, Long::sum);
    } else {
      queued++;
    }
  }

  /** One decision writes one row; a run that was queued one more, and each dispatch its own. */
  private void noteDuplicates(String scheduleId, Instant time, List<JournalEntry> rows) {
    Set<JournalEntry> different = new HashSet<>(rows);
    boolean fired = rows.stream().anyMatch(Fired.class::isInstance);
    long skips = rows.stream().filter(Skipped.class::isInstance).count();
    if (different.size() < rows.size() || skips > 1 || (skips == 1 && fired)) {
      duplicates.add(new Duplicate(scheduleId, time, rows));
    }
  }
}
