package io.agentcron.cron.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What was written of one schedule, by nominal time. */
final class ScheduleJournal {

  final TreeMap<Instant, List<JournalEntry>> rows = new TreeMap<>();
  private final List<JournalEntry.Finished> finished = new ArrayList<>();

  static Map<String, ScheduleJournal> bySchedule(
      Iterable<JournalEntry> entries, Audit.Range range) {
    Map<String, ScheduleJournal> journals = new HashMap<>();
    for (JournalEntry entry : entries) {
      switch (entry) {
        case JournalEntry.Fired(_, var time, _, _) -> add(journals, entry, time, range);
        case JournalEntry.Queued(_, var time) -> add(journals, entry, time, range);
        case JournalEntry.Skipped(_, var time, _) -> add(journals, entry, time, range);
        case JournalEntry.Finished end -> of(journals, entry).finished.add(end);
      }
    }
    return journals;
  }

  /** Whether the schedule was said to end before this fire, and its rule allowed no more. */
  boolean isFinishedBefore(ExpectedFire fire) {
    OptionalLong most = fire.maxFires();
    return most.isPresent()
        && finished.stream()
            .anyMatch(
                end -> fire.nominalTime().isAfter(end.after()) && end.fires() >= most.getAsLong());
  }

  private static void add(
      Map<String, ScheduleJournal> journals,
      JournalEntry entry,
      Instant nominalTime,
      Audit.Range range) {
    if (range.contains(nominalTime)) {
      of(journals, entry).rows.computeIfAbsent(nominalTime, _ -> new ArrayList<>(1)).add(entry);
    }
  }

  private static ScheduleJournal of(Map<String, ScheduleJournal> journals, JournalEntry entry) {
    return journals.computeIfAbsent(entry.scheduleId(), _ -> new ScheduleJournal());
  }
}
