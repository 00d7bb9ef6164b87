package io.agentcron.cron;

/**
 * What the day-of-week field selects; in each mask the bit 0 is Sunday.
 *
 * @param ordinals seven bits for the first of each weekday in the month, seven for the second, to
 *     the fifth ({@code n#k})
 * @param last the last of each weekday in the month ({@code nL})
 */
record DaysOfWeek(int days, long ordinals, int last, boolean star) {

  static final int ALL = 0x7F;

  /** Repeats seven bits over six weeks, enough for a month that starts on any weekday. */
  private static final long SIX_WEEKS = 0x8_1020_4081L;

  static DaysOfWeek of(FieldParsing.Terms field) {
    int days = 0;
    long ordinals = 0;
    int last = 0;
    for (Term term : field.terms()) {
      switch (term) {
        case Term.Range range -> days |= sundayOnce((int) range.mask());
        case Term.NthWeekday(int weekday, int nth) ->
            ordinals |= 1L << ((nth - 1) * 7 + weekday % 7);
        case Term.LastOfWeekday(int weekday) -> last |= 1 << (weekday % 7);
        case Term.LastDay _, Term.LastWeekday _, Term.NearestWeekday _ ->
            throw new IllegalArgumentException("not a day of week: " + term);
      }
    }
    return new DaysOfWeek(days, ordinals, last, field.star());
  }

  boolean selectsEveryDay() {
    return days == ALL;
  }

  /** The nth of which weekdays of a month is selected. */
  int ordinal(int nth) {
    return (int) (ordinals >>> ((nth - 1) * 7)) & ALL;
  }

  /**
   * The selected days of a month of that length whose first day is that weekday (0 is Sunday); the
   * bit n is the day n + 1.
   */
  int in(int length, int firstWeekday) {
    int selected = inEveryWeek(days, firstWeekday);
    for (int nth = 1; nth <= 5 && ordinals != 0; nth++) {
      selected |= inEveryWeek(ordinal(nth), firstWeekday) & (ALL << ((nth - 1) * 7));
    }
    if (last != 0) {
      selected |= inEveryWeek(last, firstWeekday) & ~Days.upTo(length - 7);
    }
    return selected & Days.upTo(length);
  }

  private static int inEveryWeek(int weekdays, int firstWeekday) {
    return (int) ((weekdays * SIX_WEEKS) >>> firstWeekday);
  }

  private static int sundayOnce(int eightDays) {
    return (eightDays | (eightDays >>> 7)) & ALL;
  }
}
