package io.agentcron.scheduler.run;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an agent's runs have cost, in micro-USD: the last days, and the last months by their first
 * day, of the budget's zone. Two of each, since the clock may be set back over midnight.
 */
public record Ledger(SortedMap<LocalDate, Long> days, SortedMap<LocalDate, Long> months) {
  private static final int KEPT = 2;

  public static final Ledger NONE = new Ledger(new TreeMap<>(), new TreeMap<>());

  public Ledger {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
  }

  /** The first day of the month of this day. */
  public static LocalDate month(LocalDate day) {
    return day.withDayOfMonth(1);
  }

  public Ledger charge(LocalDate day, long microUsd) {
    return new Ledger(added(days, day, microUsd), added(months, month(day), microUsd));
  }

  public long spentOn(LocalDate day) {
    return days.getOrDefault(day, 0L);
  }

  public long spentInMonthOf(LocalDate day) {
    return months.getOrDefault(month(day), 0L);
  }

  private static SortedMap<LocalDate, Long> added(
      SortedMap<LocalDate, Long> accounts, LocalDate period, long microUsd) {
    TreeMap<LocalDate, Long> changed = new TreeMap<>(accounts);
    changed.merge(period, microUsd, Long::sum);
    while (changed.size() > KEPT) {
      changed.pollFirstEntry();
    }
    return changed;
  }
}
