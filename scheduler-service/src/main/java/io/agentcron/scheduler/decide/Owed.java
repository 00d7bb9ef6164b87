package io.agentcron.scheduler.decide;

import io.agentcron.cron.rule.ScheduleRule;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A nominal time that a schedule has named and that has no row yet.
 *
 * @param fireTime when it is due
 * @param withdrawn why it gets a row only, although it is named: since then the schedule has been
 *     given a rule that does not fire
 */
record Owed(
    Instant nominalTime, Instant fireTime, boolean excluded, Optional<SkipReason> withdrawn) {

  /** The first one of a schedule. */
  static Optional<Owed> first(Schedule schedule, Cursor cursor) {
    return after(schedule, cursor, cursor.decided());
  }

  /** The first one after an instant. */
  static Optional<Owed> after(Schedule schedule, Cursor cursor, Instant after) {
    List<Rule> rules = schedule.rules();
    for (int i = 0; i < rules.size(); i++) {
      Optional<Instant> time = time(rules, i, cursor, after);
      if (time.isPresent()) {
        return Optional.of(owed(schedule, cursor, i, time.get()));
      }
    }
    return Optional.empty();
  }

  private static Owed owed(Schedule schedule, Cursor cursor, int index, Instant time) {
    List<Rule> rules = schedule.rules();
    ScheduleRule owner = rules.get(index).firing().orElseThrow();
    Optional<SkipReason> withdrawn = withdrawn(rules, index);
    Instant fireTime = withdrawn.isPresent() ? time : owner.fireTime(schedule.id(), time);
    if (fireTime.isAfter(time) && index < rules.size() - 1) {
      // The owner's jitter does not know when the rule after it names its first time.
      Optional<Instant> following = following(rules, index + 1, cursor, time);
      fireTime = following.filter(fireTime::isAfter).orElse(fireTime);
    }
    return new Owed(time, fireTime, owner.isExcluded(time), withdrawn);
  }

  private static Optional<Instant> following(
      List<Rule> rules, int from, Cursor cursor, Instant after) {
    for (int i = from; i < rules.size(); i++) {
      Optional<Instant> time = time(rules, i, cursor, after);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  /** The first time after an instant that one of the rules owns. */
  private static Optional<Instant> time(List<Rule> rules, int index, Cursor cursor, Instant after) {
    Rule rule = rules.get(index);
    Optional<ScheduleRule> firing = rule.firing();
    boolean isLast = index == rules.size() - 1;
    if (firing.isEmpty()
        || rule.isFinishedAfter(cursor.fires())
        || (!isLast && !after.isBefore(rules.get(index + 1).effectiveFrom()))) {
      return Optional.empty();
    }
    Instant start = rule.effectiveFrom().minusNanos(1);
    Optional<Instant> time = firing.get().next(after.isAfter(start) ? after : start);
    while (time.isPresent() && cursor.settled().contains(time.get())) {
      time = firing.get().next(time.get());
    }
    return isLast || time.isEmpty() || time.get().isBefore(rules.get(index + 1).effectiveFrom())
        ? time
        : Optional.empty();
  }

  private static Optional<SkipReason> withdrawn(List<Rule> rules, int index) {
    for (int i = index + 1; i < rules.size(); i++) {
      Rule later = rules.get(i);
      switch (later.state()) {
        case DISABLED -> {
          return Optional.of(SkipReason.DISABLED);
        }
        case DELETED -> {
          return Optional.of(SkipReason.DELETED);
        }
        case ENABLED -> {
          if (later.isUnreadable()) {
            return Optional.of(SkipReason.INVALID);
          }
        }
      }
    }
    return Optional.empty();
  }
}
