package io.agentcron.cron.rule;

import io.agentcron.cron.CronExpression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When a schedule does not run although it names the time: holidays, maintenance, office hours. */
public sealed interface Exclusion {

  boolean excludes(Instant nominalTime, ZoneId zone);

  /** Whole days, the last one included. */
  record Dates(LocalDate from, LocalDate to) implements Exclusion {

    public Dates {
      if (from.isAfter(to)) {
        throw new IllegalArgumentException(
            "expected dates in order, found " + from + " before " + to);
      }
    }

    @Override
    public boolean excludes(Instant nominalTime, ZoneId zone) {
      LocalDate date = LocalDate.ofInstant(nominalTime, zone);
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  /** Whatever the expression {@linkplain CronExpression#matches matches}. */
  record Cron(CronExpression expression) implements Exclusion {

    @Override
    public boolean excludes(Instant nominalTime, ZoneId zone) {
      return expression.matches(nominalTime, zone);
    }
  }
}
