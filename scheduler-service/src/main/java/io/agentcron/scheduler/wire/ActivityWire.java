package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.Told;
import io.agentcron.scheduler.state.ActivityState;
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
        activity.asked());
  }

  static Activity activity(ActivityState state) {
    Map<String, Cursor> cursors = new LinkedHashMap<>();
    state.getCursors().forEach(cursor -> cursors.put(cursor.getScheduleId(), cursor(cursor)));
    return new Activity(
        cursors,
        state.getRuns().stream().map(RunWire::run).toList(),
        state.getWaiting().stream().map(WaitingWire::command).toList(),
        state.getAsked());
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
}
