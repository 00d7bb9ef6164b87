package io.agentcron.cron;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * The days on which a schedule fires.
 *
 * @param months the bit n is the month n
 */
record Days(DaysOfMonth daysOfMonth, DaysOfWeek daysOfWeek, long months) {

  /** Where a search finds nothing; later than any day. */
  static final long NONE = Long.MAX_VALUE;

  static final long ALL_MONTHS = 0b1_1111_1111_1110;

  /** Day 0 of the epoch was a Thursday. */
  private static final int EPOCH_WEEKDAY = 4;

  /**
   * Vixie's rule: either field may match when both are restricted, both must when one begins with a
   * star.
   */
  boolean eitherMayMatch() {
    return !daysOfMonth.star() && !daysOfWeek.star();
  }

  /**
   * The first selected day at or after one and not after the other, all counted from the epoch, or
   * {@link #NONE}.
   */
  long next(long day, long lastDay) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int year = date.getYear();
    int month = date.getMonthValue();
    long first = day - date.getDayOfMonth() + 1;
    int notBefore = -1 << (date.getDayOfMonth() - 1);
    while (first <= lastDay) {
      int length = length(year, month);
      if (((months >>> month) & 1) != 0) {
        int days = in(length, Math.floorMod(first + EPOCH_WEEKDAY, 7)) & notBefore;
        if (days != 0) {
          long found = first + Integer.numberOfTrailingZeros(days);
          return found <= lastDay ? found : NONE;
        }
      }
      notBefore = -1;
      first += length;
      month = month % 12 + 1;
      year += month == 1 ? 1 : 0;
    }
    return NONE;
  }

  /**
   * Whether there is any such day: each length of a month meets each weekday as its first day
   * sooner or later.
   */
  boolean exist() {
    for (int month = 1; month <= 12; month++) {
      for (int firstWeekday = 0;
          firstWeekday < 7 && ((months >>> month) & 1) != 0;
          firstWeekday++) {
        // The year 2000 was a leap year. What a shorter February selects is another question: L-28
        // needs the longer one.
        if (in(length(2000, month), firstWeekday) != 0
            || in(length(2001, month), firstWeekday) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private int in(int length, int firstWeekday) {
    int byMonth = daysOfMonth.in(length, firstWeekday);
    int byWeek = daysOfWeek.in(length, firstWeekday);
    return eitherMayMatch() ? byMonth | byWeek : byMonth & byWeek;
  }

  /** The days 1 to n of a month, the bit n being the day n + 1. */
  static int upTo(int day) {
    return (int) ((1L << day) - 1);
  }

  private static int length(int year, int month) {
    return Month.of(month).length(Year.isLeap(year));
  }
}
