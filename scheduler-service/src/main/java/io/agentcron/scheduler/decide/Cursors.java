package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new definition does to rules and cursors. A record carries the rules of each schedule that
 * are not confirmed; those that are not known yet are added to those that are, so that it does not
 * matter which records were seen. Each rule keeps the times that it owned.
 *
 * @param agent with the rules that still own something
 */
record Cursors(Agent agent, Map<String, Cursor> cursors) {

  static Cursors after(Optional<Agent> before, Agent incoming, Map<String, Cursor> cursors) {
    List<Schedule> schedules = new ArrayList<>();
    Map<String, Cursor> changed = new LinkedHashMap<>();
    for (Schedule schedule : incoming.schedules()) {
      Schedule whole = incoming.deleted() ? deleted(schedule, incoming.updatedAt()) : schedule;
      Optional<Schedule> known = known(before, schedule.id());
      Cursor cursor = cursors.get(schedule.id());
      if (known.isPresent() && cursor != null) {
        Schedule merged = merged(known.get(), whole);
        add(merged, moved(known.get(), merged, cursor), schedules, changed);
      } else {
        add(whole, Cursor.startingAt(whole.rules().getFirst().effectiveFrom()), schedules, changed);
      }
    }
    for (Schedule gone : before.map(Agent::schedules).orElse(List.of())) {
      Cursor cursor = cursors.get(gone.id());
      if (cursor != null && !changed.containsKey(gone.id())) {
        Schedule ended = deleted(gone, incoming.updatedAt());
        // Its cursor may be forgotten once no record names it any more.
        if (Owed.first(ended, cursor).isPresent()) {
          add(ended, cursor, schedules, changed);
        }
      }
    }
    return new Cursors(incoming.with(schedules), changed);
  }

  private static Optional<Schedule> known(Optional<Agent> before, String scheduleId) {
    return before.stream()
        .flatMap(agent -> agent.schedules().stream())
        .filter(schedule -> schedule.id().equals(scheduleId))
        .findFirst();
  }

  private static void add(
      Schedule schedule, Cursor cursor, List<Schedule> schedules, Map<String, Cursor> cursors) {
    schedules.add(pruned(schedule, cursor));
    cursors.put(schedule.id(), cursor);
  }

  /** The schedule of now, with the rules known so far and those that are new. */
  private static Schedule merged(Schedule known, Schedule incoming) {
    List<Rule> unknown = unknown(known, incoming);
    if (unknown.isEmpty()) {
      // Said again, or said otherwise of the same time: the record that comes later is right.
      Rule restated = incoming.rule().from(known.rule().effectiveFrom(), incoming.rule().state());
      return incoming.with(
          Stream.concat(
                  known.rules().subList(0, known.rules().size() - 1).stream(), Stream.of(restated))
              .toList());
    }
    return incoming.with(Stream.concat(known.rules().stream(), unknown.stream()).toList());
  }

  /**
   * An edit of a time that has passed gives the times since then to another rule: what that one
   * names is owed, but for what has its row by the rule before.
   */
  private static Cursor moved(Schedule known, Schedule merged, Cursor cursor) {
    Cursor retold = cursor.telling(told(known.rule(), merged.rule(), cursor));
    Optional<Instant> edited = unknown(known, merged).stream().findFirst().map(Rule::effectiveFrom);
    if (edited.isEmpty()) {
      return retold;
    }
    Instant before = edited.get().minusMillis(1);
    Instant decided = before.isBefore(cursor.decided()) ? before : cursor.decided();
    Stream<Instant> named = namedBy(known.rule(), decided, cursor.decided());
    return retold.back(
        decided,
        Stream.concat(cursor.settled().stream(), named)
            .filter(time -> time.isAfter(decided))
            .distinct()
            .sorted()
            .toList());
  }

  /** What was said of a rule still holds, and so does that a schedule is finished. */
  private static Optional<Told> told(Rule before, Rule now, Cursor cursor) {
    return cursor
        .told()
        .filter(told ->
            now.equals(before)
                || (told == Told.FINISHED
                    && now.firing().isPresent()
                    && now.isFinishedAfter(cursor.fires())));
  }

  /** The times of a rule after one instant, up to another. */
  private static Stream<Instant> namedBy(Rule rule, Instant after, Instant to) {
    return rule.firing().stream()
        .flatMap(firing -> firing.times(since(rule, after)).takeWhile(time -> !time.isAfter(to)));
  }

  private static Instant since(Rule rule, Instant after) {
    Instant start = rule.effectiveFrom().minusNanos(1);
    return after.isAfter(start) ? after : start;
  }

  private static List<Rule> unknown(Schedule known, Schedule incoming) {
    Instant newest = known.rule().effectiveFrom();
    return incoming.rules().stream().filter(rule -> rule.effectiveFrom().isAfter(newest)).toList();
  }

  /** Drops the oldest rules as long as all that they own has its row. */
  private static Schedule pruned(Schedule schedule, Cursor cursor) {
    List<Rule> rules = schedule.rules();
    int first = 0;
    while (first < rules.size() - 1
        && !owes(rules.get(first), rules.get(first + 1).effectiveFrom(), cursor)) {
      first++;
    }
    return first == 0 ? schedule : schedule.with(rules.subList(first, rules.size()));
  }

  private static boolean owes(Rule rule, Instant until, Cursor cursor) {
    return !rule.isFinishedAfter(cursor.fires())
        && rule.firing()
            .flatMap(firing -> firing.next(since(rule, cursor.decided())))
            .filter(time -> time.isBefore(until))
            .isPresent();
  }

  private static Schedule deleted(Schedule schedule, Instant at) {
    if (schedule.isDeleted()) {
      return schedule;
    }
    Rule last = schedule.rule();
    Instant from = at.isAfter(last.effectiveFrom()) ? at : last.effectiveFrom().plusMillis(1);
    return schedule.with(
        Stream.concat(schedule.rules().stream(), Stream.of(last.from(from, Rule.State.DELETED)))
            .toList());
  }
}
