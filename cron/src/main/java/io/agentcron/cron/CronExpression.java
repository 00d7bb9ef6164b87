package io.agentcron.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A cron expression compiled to bit masks: five fields, or six with seconds first, in upper case,
 * nicknames resolved.
 *
 * <p>Its fires depend on the expression, the zone, the policy and the start of the search alone,
 * and lie in the years 1 to 9999.
 */
public final class CronExpression {

  private final String text;
  private final boolean hasSeconds;
  private final LocalSchedule schedule;
  private final DstPolicy dstPolicy;

  CronExpression(String text, boolean hasSeconds, LocalSchedule schedule, DstPolicy dstPolicy) {
    this.text = text;
    this.hasSeconds = hasSeconds;
    this.schedule = schedule;
    this.dstPolicy = dstPolicy;
  }

  /** Never fails: what is no expression is answered with the reason. */
  public static CronParsing parse(String expression) {
    return Dialect.parse(expression);
  }

  /**
   * The first fire strictly after an instant under the {@linkplain #dstPolicy() policy} of the
   * expression; empty if there is none.
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    return next(after, zone, dstPolicy);
  }

  /** The first fire strictly after an instant; empty if there is none. */
  public Optional<Instant> next(Instant after, ZoneId zone, DstPolicy dst) {
    long second = new FireSearch(schedule, zone.getRules(), dst).next(after);
    return second == FireSearch.NONE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(second));
  }

  /**
   * Whether an instant lies in a time that the expression names: in a minute, or in a second where
   * the expression has seconds. The end of a gap counts if the expression fires there for what was
   * skipped.
   */
  public boolean matches(Instant instant, ZoneId zone) {
    long local = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    long time = hasSeconds ? local : local - Math.floorMod(local, 60L);
    return schedule.hasTimeIn(time, time + 1)
        || next(instant.minusNanos(1), zone).equals(Optional.of(instant));
  }

  /** How a zone transition affects one of this expression's fires under that policy. */
  public DstEffect dstEffect(Instant fire, ZoneId zone, DstPolicy dst) {
    return new FireSearch(schedule, zone.getRules(), dst).effect(fire);
  }

  /**
   * The policy that holds unless another is asked for, as in Vixie cron: an expression whose
   * second, minute or hour begins with {@code *}, or that names every hour, fires at every real
   * instant that matches; any other fires exactly once per named time.
   */
  public DstPolicy dstPolicy() {
    return dstPolicy;
  }

  public boolean hasSeconds() {
    return hasSeconds;
  }

  /** The schedule in words, as in "at 09:00, Monday to Friday". */
  public String description() {
    return Description.of(schedule);
  }

  /** The expression as it was understood; two expressions are equal if this text is. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression expression && text.equals(expression.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
