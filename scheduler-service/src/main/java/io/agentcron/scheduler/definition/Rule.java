package io.agentcron.scheduler.definition;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import io.agentcron.cron.Timetable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Names instants. A rule that this version cannot read names none: the API refuses such rules, so
 * it comes from a newer one.
 *
 * @param cron as it was written
 * @param timezone as it was written
 * @param timetable what it means; empty where it cannot be read
 */
public record Rule(String cron, String timezone, Optional<Timetable> timetable) {
  public static Rule of(String cron, String timezone) {
    return new Rule(cron, timezone, timetable(cron, timezone));
  }

  /** The first instant named strictly after this one. */
  public Optional<Instant> next(Instant after) {
    return timetable.flatMap(it -> it.next(after));
  }

  private static Optional<Timetable> timetable(String cron, String timezone) {
    ZoneId zone;
    try {
      zone = ZoneId.of(timezone);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return switch (CronExpression.parse(cron)) {
      case CronParsing.Valid(CronExpression expression) ->
          Optional.of(new Timetable.Cron(expression, zone));
      case CronParsing.Invalid _ -> Optional.empty();
    };
  }
}
