package io.agentcron.cron;

/** The times of day at which a schedule fires, one bit per value. */
record TimesOfDay(long seconds, long minutes, long hours) {

  /** Where a search finds nothing. */
  static final int NONE = -1;

  private static final long ALL_HOURS = (1L << 24) - 1;

  TimesOfDay {
    if (seconds == 0 || minutes == 0 || hours == 0) {
      throw new IllegalArgumentException(
          "expected a second, a minute and an hour, found an empty set");
    }
  }

  boolean inEveryHour() {
    return hours == ALL_HOURS;
  }

  /** The first time at or after the given one, both in seconds since midnight, or {@link #NONE}. */
  int next(int secondOfDay) {
    int hour = secondOfDay / 3600;
    int minute = secondOfDay / 60 % 60;
    if (has(hours, hour)) {
      if (has(minutes, minute)) {
        int second = from(seconds, secondOfDay % 60);
        if (second < Long.SIZE) {
          return hour * 3600 + minute * 60 + second;
        }
      }
      int later = from(minutes, minute + 1);
      if (later < Long.SIZE) {
        return hour * 3600 + later * 60 + lowest(seconds);
      }
    }
    int later = from(hours, hour + 1);
    return later < Long.SIZE ? later * 3600 + lowest(minutes) * 60 + lowest(seconds) : NONE;
  }

  int first() {
    return lowest(hours) * 3600 + lowest(minutes) * 60 + lowest(seconds);
  }

  private static boolean has(long mask, int bit) {
    return ((mask >>> bit) & 1) != 0;
  }

  private static int lowest(long mask) {
    return Long.numberOfTrailingZeros(mask);
  }

  /** The lowest bit at or above the given one, 64 if there is none. */
  private static int from(long mask, int bit) {
    return Long.numberOfTrailingZeros(mask & (-1L << bit));
  }
}
