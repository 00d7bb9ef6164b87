package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a new definition does to the cursors: each rule keeps the times that it owned. */
final class Cursors {
  private Cursors() {}

  static Map<String, Cursor> after(Optional<Agent> before, Agent now, Map<String, Cursor> cursors) {
    Map<String, Cursor> changed = new LinkedHashMap<>();
    for (Schedule schedule : now.schedules()) {
      Cursor cursor = cursors.get(schedule.id());
      changed.put(
          schedule.id(),
          cursor == null
              ? Cursor.startingAt(schedule.effectiveFrom())
              : kept(before, now, schedule, cursor));
    }
    cursors.forEach((scheduleId, cursor) -> {
      if (!changed.containsKey(scheduleId)) {
        Cursor ended = removed(before, now, scheduleId, cursor);
        if (!ended.past().isEmpty()) {
          changed.put(scheduleId, ended);
        }
      }
    });
    return changed;
  }

  /** The rule by which the schedule fires, if it does. */
  static Optional<Rule> inForce(Agent agent, Schedule schedule) {
    return Optional.of(schedule.rule()).filter(_ -> agent.fires(schedule));
  }

  private static Cursor kept(Optional<Agent> before, Agent now, Schedule schedule, Cursor cursor) {
    if (now.deleted()) {
      return replaced(
          before, schedule.id(), cursor, now.updatedAt(), Optional.of(SkipReason.DELETED));
    }
    if (!schedule.effectiveFrom().isAfter(cursor.from())) {
      return cursor;
    }
    Optional<SkipReason> withdrawn =
        now.fires(schedule) ? Optional.empty() : Optional.of(SkipReason.DISABLED);
    return replaced(before, schedule.id(), cursor, schedule.effectiveFrom(), withdrawn);
  }

  private static Cursor removed(
      Optional<Agent> before, Agent now, String scheduleId, Cursor cursor) {
    return replaced(before, scheduleId, cursor, now.updatedAt(), Optional.of(SkipReason.DELETED));
  }

  private static Cursor replaced(
      Optional<Agent> before,
      String scheduleId,
      Cursor cursor,
      Instant at,
      Optional<SkipReason> withdrawn) {
    Optional<Schedule> old = before.flatMap(agent -> agent.schedule(scheduleId));
    return cursor.replace(
        before.flatMap(agent -> old.flatMap(schedule -> inForce(agent, schedule))),
        old.map(Schedule::name).orElse(scheduleId),
        at,
        withdrawn);
  }
}
