package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Backfill;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.state.ActivityState;
import io.agentcron.scheduler.state.BackfillState;
import io.agentcron.scheduler.state.CursorState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An agent's activity as the store has it, both ways. */
final class ActivityWire {
  private ActivityWire() {}

  static ActivityState state(Activity activity) {
    return new ActivityState(
        activity.cursors().entrySet().stream()
            .map(it -> state(it.getKey(), it.getValue()))
            .toList(),
        activity.runs().stream().map(RunWire::state).toList(),
        activity.waiting().stream().map(WaitingWire::state).toList(),
        activity.asked(),
        activity.backfills().stream().map(ActivityWire::state).toList(),
        StandingWire.state(activity.standing()));
  }

  static Activity activity(ActivityState state) {
    Map<String, Cursor> cursors = new LinkedHashMap<>();
    state.getCursors().forEach(cursor -> cursors.put(cursor.getScheduleId(), cursor(cursor)));
    return new Activity(
        cursors,
        state.getRuns().stream().map(RunWire::run).toList(),
        state.getWaiting().stream().map(WaitingWire::command).toList(),
        state.getAsked(),
        state.getBackfills().stream().map(ActivityWire::backfill).toList(),
        StandingWire.standing(state.getStanding()));
  }

  private static CursorState state(String scheduleId, Cursor cursor) {
    return new CursorState(
        scheduleId,
        cursor.decided(),
        cursor.settled(),
        cursor.fires(),
        cursor.told().map(Enum::name).orElse(null));
  }

  private static Cursor cursor(CursorState state) {
    return new Cursor(
        state.getDecided(),
        state.getSettled(),
        state.getFires(),
        Optional.ofNullable(state.getTold()).map(Told::valueOf));
  }

  private static BackfillState state(Backfill backfill) {
    return new BackfillState(
        backfill.commandId(),
        backfill.schedule().id(),
        backfill.schedule().name(),
        backfill.times());
  }

  private static Backfill backfill(BackfillState state) {
    return new Backfill(
        state.getCommandId(),
        new ScheduleRef(state.getScheduleId(), state.getScheduleName()),
        state.getTimes());
  }
}
