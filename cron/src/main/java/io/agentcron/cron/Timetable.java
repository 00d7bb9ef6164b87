package io.agentcron.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When something fires: the three kinds of schedule. */
public sealed interface Timetable {

  /** The first fire strictly after an instant; empty if there is none. */
  Optional<Instant> next(Instant after);

  /**
   * In words, as in "at 09:00, Monday to Friday".
   *
   * @param zone in which an instant is told
   */
  String description(ZoneId zone);

  /** By the calendar of a zone. */
  record Cron(CronExpression expression, ZoneId zone, DstPolicy dst) implements Timetable {

    /** With the policy that the expression itself implies. */
    public Cron(CronExpression expression, ZoneId zone) {
      this(expression, zone, expression.dstPolicy());
    }

    @Override
    public Optional<Instant> next(Instant after) {
      return expression.next(after, zone, dst);
    }

    @Override
    public String description(ZoneId teller) {
      return expression.description();
    }
  }

  /** At the anchor and at every whole multiple of an interval of real time before and after it. */
  record Every(Duration interval, Instant anchor) implements Timetable {

    /** Far beyond any use, and far from any overflow. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    public Every {
      if (!isInterval(interval)) {
        throw new IllegalArgumentException(
            "expected an interval of whole seconds from one second to a century, found "
                + interval);
      }
    }

    /** Whether these are whole seconds, from one to a century. */
    public static boolean isInterval(Duration duration) {
      return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
          && duration.isPositive()
          && duration.compareTo(LONGEST) <= 0;
    }

    @Override
    public Optional<Instant> next(Instant after) {
      // Seconds of a duration are rounded down, so this is the number of the latest fire that is
      // not after the instant.
      long latest =
          Math.floorDiv(Duration.between(anchor, after).toSeconds(), interval.toSeconds());
      long untilNext = (latest + 1) * interval.toSeconds();
      return Instant.MAX.getEpochSecond() - anchor.getEpochSecond() > untilNext
          ? Optional.of(anchor.plusSeconds(untilNext))
          : Optional.empty();
    }

    @Override
    public String description(ZoneId teller) {
      return PlainDescription.every(interval);
    }
  }

  /** Once. */
  record At(Instant instant) implements Timetable {

    @Override
    public Optional<Instant> next(Instant after) {
      return instant.isAfter(after) ? Optional.of(instant) : Optional.empty();
    }

    @Override
    public String description(ZoneId teller) {
      return PlainDescription.at(instant.atZone(teller));
    }
  }
}
