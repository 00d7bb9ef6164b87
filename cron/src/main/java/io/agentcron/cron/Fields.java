package io.agentcron.cron;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

/** All six fields of an expression, each in range. */
record Fields(Map<CronField, FieldParsing.Terms> terms) {

  Fields {
    terms = Map.copyOf(terms);
    if (terms.size() != CronField.values().length) {
      throw new IllegalArgumentException("expected all six fields, found " + terms.keySet());
    }
  }

  FieldParsing.Terms get(CronField field) {
    return Objects.requireNonNull(terms.get(field));
  }

  LocalSchedule schedule() {
    return new LocalSchedule(
        new TimesOfDay(
            get(CronField.SECOND).mask(), get(CronField.MINUTE).mask(), get(CronField.HOUR).mask()),
        new Days(
            DaysOfMonth.of(get(CronField.DAY_OF_MONTH)),
            DaysOfWeek.of(get(CronField.DAY_OF_WEEK)),
            get(CronField.MONTH).mask()));
  }

  /**
   * Vixie's distinction: jobs that run at intervals follow real time through a transition, others
   * the wall clock.
   */
  boolean tellAnInterval() {
    return schedule().times().inEveryHour()
        || EnumSet.range(CronField.SECOND, CronField.HOUR).stream()
            .anyMatch(field -> get(field).star());
  }
}
