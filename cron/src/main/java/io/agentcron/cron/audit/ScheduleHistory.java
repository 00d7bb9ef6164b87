package io.agentcron.cron.audit;

import io.agentcron.cron.rule.ScheduleRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that a schedule has promised.
 *
 * @param revisions oldest first, each in force until the next one is
 * @param patience how long a fire may wait for its row; the catch-up policy's limit
 */
public record ScheduleHistory(String scheduleId, List<Revision> revisions, Duration patience) {

  /**
   * What held from one instant on.
   *
   * @param rule empty while the schedule or its agent was disabled or deleted, and where the rule
   *     cannot be read
   * @param maxFires so many fires in all, counted over all revisions
   */
  public record Revision(
      Instant effectiveFrom, Optional<ScheduleRule> rule, OptionalLong maxFires) {}

  public ScheduleHistory {
    revisions = List.copyOf(revisions);
    for (int i = 1; i < revisions.size(); i++) {
      if (!revisions.get(i).effectiveFrom().isAfter(revisions.get(i - 1).effectiveFrom())) {
        throw new IllegalArgumentException(
            "expected the revisions of %s in order, found %s".formatted(scheduleId, revisions));
      }
    }
  }

  /** The fires whose nominal times are not before one instant, and before another, in order. */
  public Stream<ExpectedFire> fires(Instant from, Instant to) {
    return Stream.iterate(
            next(from.minusNanos(1)),
            Optional::isPresent,
            fire -> next(fire.orElseThrow().nominalTime()))
        .map(Optional::orElseThrow)
        .takeWhile(fire -> fire.nominalTime().isBefore(to));
  }

  /**
   * The same for the future of a schedule whose fires are limited: excluded ones do not count.
   *
   * @param fired how often it has fired before
   * @param most no more than so many
   */
  public List<ExpectedFire> forecast(Instant from, Instant to, long fired, int most) {
    List<ExpectedFire> forecast = new ArrayList<>();
    long count = fired;
    Optional<ExpectedFire> fire = next(from.minusNanos(1));
    while (fire.isPresent() && fire.get().nominalTime().isBefore(to) && forecast.size() < most) {
      OptionalLong limit = fire.get().maxFires();
      if (limit.isEmpty() || count < limit.getAsLong()) {
        forecast.add(fire.get());
        count += fire.get().excluded() ? 0 : 1;
      } else if (!fire.get().nominalTime().isBefore(revisions.getLast().effectiveFrom())) {
        break;
      }
      fire = next(fire.get().nominalTime());
    }
    return forecast;
  }

  /** The first fire after an instant. */
  public Optional<ExpectedFire> next(Instant after) {
    for (int i = 0; i < revisions.size(); i++) {
      Optional<Instant> time = time(i, after);
      if (time.isPresent()) {
        return Optional.of(fire(i, time.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> time(int index, Instant after) {
    Revision revision = revisions.get(index);
    Instant start = revision.effectiveFrom().minusNanos(1);
    return revision
        .rule()
        .filter(_ -> isInForceAfter(index, after))
        .flatMap(rule -> rule.next(after.isAfter(start) ? after : start))
        .filter(time -> isInForceAfter(index, time));
  }

  private boolean isInForceAfter(int index, Instant instant) {
    return index == revisions.size() - 1
        || instant.isBefore(revisions.get(index + 1).effectiveFrom());
  }

  private ExpectedFire fire(int index, Instant time) {
    Revision owner = revisions.get(index);
    ScheduleRule rule = owner.rule().orElseThrow();
    Instant fireTime = rule.fireTime(scheduleId, time);
    if (fireTime.isAfter(time) && index < revisions.size() - 1) {
      // A rule that is replaced does not know when the next one names its first time.
      for (int i = index; i < revisions.size(); i++) {
        Optional<Instant> following = time(i, time);
        if (following.isPresent()) {
          fireTime = following.get().isBefore(fireTime) ? following.get() : fireTime;
          break;
        }
      }
    }
    return new ExpectedFire(scheduleId, time, fireTime, rule.isExcluded(time), owner.maxFires());
  }
}
