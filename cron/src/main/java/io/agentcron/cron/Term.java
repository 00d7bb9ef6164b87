package io.agentcron.cron;

/**
 * One item of a field's comma-separated list, as written: not yet checked against the field's
 * range.
 */
sealed interface Term {

  /** {@code a}, {@code a-b}, {@code *}, each with or without a step. */
  record Range(int from, int to, int step) implements Term {

    /** The values, the bit n being the value n. */
    long mask() {
      long mask = 0;
      for (int value = from; value <= to; value += step) {
        mask |= 1L << value;
      }
      return mask;
    }
  }

  /** {@code L} or {@code L-n}. */
  record LastDay(int daysBefore) implements Term {}

  /** {@code LW}. */
  record LastWeekday() implements Term {}

  /** {@code nW}. */
  record NearestWeekday(int day) implements Term {}

  /** {@code n#k}. */
  record NthWeekday(int weekday, int nth) implements Term {}

  /** {@code nL}. */
  record LastOfWeekday(int weekday) implements Term {}
}
