package io.agentcron.cron.rule;

import io.agentcron.cron.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which instants a schedule names, and when it acts on them.
 *
 * @param zone of the exclusions' calendar
 * @param startAt nominal times before it are not named
 * @param endAt nominal times from it on are not named
 * @param exclusions a nominal time in one of them is named, so that it gets its row, but not run
 * @param jitter the run is requested up to this much after its nominal time
 */
public record ScheduleRule(
    Timetable timetable,
    ZoneId zone,
    Optional<Instant> startAt,
    Optional<Instant> endAt,
    List<Exclusion> exclusions,
    Duration jitter) {

  /** More would take a fire too far from the time that people see on the schedule. */
  public static final Duration MAX_JITTER = Duration.ofDays(7);

  public ScheduleRule {
    exclusions = List.copyOf(exclusions);
    if (jitter.isNegative() || jitter.compareTo(MAX_JITTER) > 0) {
      throw new IllegalArgumentException(
          "expected a jitter from zero to " + MAX_JITTER + ", found " + jitter);
    }
  }

  /** Nothing but a timetable. */
  public static ScheduleRule of(Timetable timetable, ZoneId zone) {
    return new ScheduleRule(
        timetable, zone, Optional.empty(), Optional.empty(), List.of(), Duration.ZERO);
  }

  /** The first nominal time strictly after an instant, excluded or not; empty if there is none. */
  public Optional<Instant> next(Instant after) {
    Optional<Instant> next = timetable.next(notBeforeStart(after));
    return next.isEmpty() || endAt.isEmpty() || next.get().isBefore(endAt.get())
        ? next
        : Optional.empty();
  }

  /** All nominal times strictly after an instant, in order; possibly without end. */
  public Stream<Instant> times(Instant after) {
    return Stream.iterate(next(after), Optional::isPresent, time -> next(time.orElseThrow()))
        .map(Optional::orElseThrow);
  }

  /** Whether a nominal time is skipped as a blackout. */
  public boolean isExcluded(Instant nominalTime) {
    for (Exclusion exclusion : exclusions) {
      if (exclusion.excludes(nominalTime, zone)) {
        return true;
      }
    }
    return false;
  }

  /**
   * When the run of a nominal time is requested: after the jitter, which is always the same for the
   * same schedule and time, and always before the next nominal time.
   */
  public Instant fireTime(String scheduleId, Instant nominalTime) {
    return jitter.isZero()
        ? nominalTime
        : nominalTime.plusMillis(Jitter.millis(scheduleId, nominalTime, room(nominalTime)));
  }

  /** The rule in words, as in "at 09:00, Monday to Friday" or "every 90 minutes". */
  public String description() {
    return timetable.description(zone);
  }

  /** How many different delays there are, in milliseconds from 0. */
  private long room(Instant nominalTime) {
    long room = jitter.toMillis() + 1;
    Optional<Instant> next =
        next(nominalTime).filter(it -> it.isBefore(nominalTime.plusMillis(room)));
    return next.isPresent() ? Duration.between(nominalTime, next.get()).toMillis() : room;
  }

  private Instant notBeforeStart(Instant after) {
    return startAt.isPresent() && after.isBefore(startAt.get())
        ? startAt.get().minusNanos(1)
        : after;
  }
}
