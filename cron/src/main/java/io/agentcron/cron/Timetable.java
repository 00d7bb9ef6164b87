package io.agentcron.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When something fires: the three kinds of schedule. */
public sealed interface Timetable {

  /** The first fire strictly after an instant; empty if there is none. */
  Optional<Instant> next(Instant after);

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
  }

  /** At the anchor and at every whole multiple of an interval of real time before and after it. */
  record Every(Duration interval, Instant anchor) implements Timetable {

    /** Far beyond any use, and far from any overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Every {
      boolean whole = interval.equals(Duration.ofSeconds(interval.toSeconds()));
      if (!whole || interval.toSeconds() < 1 || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "expected an interval of whole seconds from one second to a century, found "
                + interval);
      }
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
  }

  /** Once. */
  record At(Instant instant) implements Timetable {

    @Override
    public Optional<Instant> next(Instant after) {
      return instant.isAfter(after) ? Optional.of(instant) : Optional.empty();
    }
  }
}
