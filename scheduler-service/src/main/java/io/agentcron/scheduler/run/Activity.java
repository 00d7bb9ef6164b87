package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is going on with one agent. Small, since every fire rewrites it.
 *
 * @param cursors by schedule id
 * @param runs that have not ended, in the order of their decisions
 * @param waiting commands that came before the definition they need, in order
 * @param asked ids of the last runs and backfills that somebody asked for, so that asking twice
 *     makes one
 * @param backfills that are not through, in order
 */
public record Activity(
    Map<String, Cursor> cursors,
    List<ActiveRun> runs,
    List<Command> waiting,
    List<String> asked,
    List<Backfill> backfills,
    Standing standing) {
  private static final int REMEMBERED = 64;

  public static final Activity NONE =
      new Activity(Map.of(), List.of(), List.of(), List.of(), List.of(), Standing.GOOD);

  public Activity {
    cursors = Collections.unmodifiableMap(new LinkedHashMap<>(cursors));
    runs = List.copyOf(runs);
    waiting = List.copyOf(waiting);
    asked = List.copyOf(asked);
    backfills = List.copyOf(backfills);
  }

  public Optional<ActiveRun> run(String runId) {
    return runs.stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /** Runs that count when runs of the agent must not overlap. */
  public List<ActiveRun> active() {
    return runs.stream().filter(ActiveRun::isActive).toList();
  }

  /** Runs that wait for others to end, the next one first. */
  public List<ActiveRun> queued() {
    return runs.stream().filter(ActiveRun::isQueued).toList();
  }

  public Activity withCursors(Map<String, Cursor> changed) {
    return new Activity(changed, runs, waiting, asked, backfills, standing);
  }

  public Activity withCursor(String scheduleId, Cursor cursor) {
    Map<String, Cursor> changed = new LinkedHashMap<>(cursors);
    changed.put(scheduleId, cursor);
    return withCursors(changed);
  }

  public Activity withWaiting(List<Command> changed) {
    return new Activity(cursors, runs, changed, asked, backfills, standing);
  }

  /** The run in its new state, whether it was there before or not. */
  public Activity withRun(ActiveRun run) {
    List<ActiveRun> changed = new ArrayList<>(runs);
    changed.replaceAll(it -> it.runId().equals(run.runId()) ? run : it);
    if (run(run.runId()).isEmpty()) {
      changed.add(run);
    }
    return new Activity(cursors, changed, waiting, asked, backfills, standing);
  }

  public Activity changeRun(String runId, UnaryOperator<ActiveRun> change) {
    return new Activity(
        cursors,
        runs.stream().map(it -> it.runId().equals(runId) ? change.apply(it) : it).toList(),
        waiting,
        asked,
        backfills,
        standing);
  }

  public Activity withoutRun(String runId) {
    return new Activity(
        cursors,
        runs.stream().filter(it -> !it.runId().equals(runId)).toList(),
        waiting,
        asked,
        backfills,
        standing);
  }

  public Activity withAsked(String runId) {
    if (asked.contains(runId)) {
      return this;
    }
    List<String> remembered = Stream.concat(asked.stream(), Stream.of(runId)).toList();
    return new Activity(
        cursors,
        runs,
        waiting,
        remembered.subList(Math.max(0, remembered.size() - REMEMBERED), remembered.size()),
        backfills,
        standing);
  }

  public Activity with(Standing changed) {
    return new Activity(cursors, runs, waiting, asked, backfills, changed);
  }

  public Activity withBackfill(Backfill backfill) {
    return withBackfills(Stream.concat(backfills.stream(), Stream.of(backfill)));
  }

  /** A nominal time of a backfill is decided. */
  public Activity backfilled(String commandId, Instant time) {
    return withBackfills(
        backfills.stream().map(it -> it.commandId().equals(commandId) ? it.without(time) : it));
  }

  private Activity withBackfills(Stream<Backfill> changed) {
    return new Activity(
        cursors,
        runs,
        waiting,
        asked,
        changed.filter(backfill -> !backfill.times().isEmpty()).toList(),
        standing);
  }
}
