package io.agentcron.cron;

/**
 * A compiled expression on the line of local time, where no zone exists and every day has 86,400
 * seconds.
 */
record LocalSchedule(TimesOfDay times, Days days) {

  /** Where a search finds nothing; later than any time. */
  static final long NONE = Long.MAX_VALUE;

  static final int SECONDS_PER_DAY = 86_400;

  /**
   * The first time at or after the given one, both in seconds since 1970-01-01T00:00, or {@link
   * #NONE}.
   *
   * @param lastDay the last day, counted from the epoch, that is looked at
   */
  long next(long second, long lastDay) {
    long today = Math.floorDiv(second, SECONDS_PER_DAY);
    long day = days.next(today, lastDay);
    if (day == today) {
      int time = times.next((int) (second - today * SECONDS_PER_DAY));
      if (time != TimesOfDay.NONE) {
        return today * SECONDS_PER_DAY + time;
      }
      day = days.next(today + 1, lastDay);
    }
    return day == Days.NONE ? NONE : day * SECONDS_PER_DAY + times.first();
  }

  /** Whether there is a time at or after the one and before the other. */
  boolean hasTimeIn(long from, long to) {
    return next(from, Math.floorDiv(to, SECONDS_PER_DAY)) < to;
  }
}
