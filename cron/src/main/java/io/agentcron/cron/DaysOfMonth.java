package io.agentcron.cron;

/**
 * What the day-of-month field selects.
 *
 * @param days the bit n is the day n + 1
 * @param fromLast the bit n is the nth day before the last one ({@code L}, {@code L-n})
 * @param nearestWeekday the bit n is the weekday nearest to the day n + 1 in the same month ({@code
 *     nW})
 * @param lastWeekday the last Monday to Friday of the month ({@code LW})
 */
record DaysOfMonth(int days, int fromLast, int nearestWeekday, boolean lastWeekday, boolean star) {

  static final int ALL = 0x7FFF_FFFF;

  private static final int SATURDAY = 6;
  private static final int SUNDAY = 0;

  static DaysOfMonth of(FieldParsing.Terms field) {
    int days = 0;
    int fromLast = 0;
    int nearestWeekday = 0;
    boolean lastWeekday = false;
    for (Term term : field.terms()) {
      switch (term) {
        case Term.Range range -> days |= (int) (range.mask() >>> 1);
        case Term.LastDay(int daysBefore) -> fromLast |= 1 << daysBefore;
        case Term.NearestWeekday(int day) -> nearestWeekday |= 1 << (day - 1);
        case Term.LastWeekday() -> lastWeekday = true;
        case Term.NthWeekday _, Term.LastOfWeekday _ ->
            throw new IllegalArgumentException("not a day of month: " + term);
      }
    }
    return new DaysOfMonth(days, fromLast, nearestWeekday, lastWeekday, field.star());
  }

  boolean selectsEveryDay() {
    return days == ALL;
  }

  /**
   * The selected days of a month of that length whose first day is that weekday (0 is Sunday); the
   * bit n is the day n + 1.
   */
  int in(int length, int firstWeekday) {
    int selected = days & Days.upTo(length);
    if (fromLast != 0) {
      selected |= Integer.reverse(fromLast) >>> (Integer.SIZE - length);
    }
    for (int rest = nearestWeekday & Days.upTo(length); rest != 0; rest &= rest - 1) {
      selected |= nearestWeekday(Integer.numberOfTrailingZeros(rest) + 1, length, firstWeekday);
    }
    if (lastWeekday) {
      selected |= nearestWeekday(length, length, firstWeekday);
    }
    return selected;
  }

  private static int nearestWeekday(int day, int length, int firstWeekday) {
    int nearest =
        switch ((firstWeekday + day - 1) % 7) {
          case SATURDAY -> day > 1 ? day - 1 : day + 2;
          case SUNDAY -> day < length ? day + 1 : day - 2;
          default -> day;
        };
    return 1 << (nearest - 1);
  }
}
