package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.Cursor.PastRule;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.SkipReason;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.scheduler.state.ActivityState;
import io.agentcron.scheduler.state.CursorState;
import io.agentcron.scheduler.state.PastRuleState;
import io.agentcron.scheduler.state.RequestedState;
import io.agentcron.scheduler.state.RunState;
import io.agentcron.scheduler.state.RunningState;
import io.agentcron.scheduler.state.WaitingCancel;
import io.agentcron.scheduler.state.WaitingState;
import io.agentcron.scheduler.state.WaitingTrigger;
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
        activity.runs().stream().map(ActivityWire::state).toList(),
        activity.waiting().stream().map(ActivityWire::state).toList(),
        activity.asked());
  }

  static Activity activity(ActivityState state) {
    Map<String, Cursor> cursors = new LinkedHashMap<>();
    state.getCursors().forEach(cursor -> cursors.put(cursor.getScheduleId(), cursor(cursor)));
    return new Activity(
        cursors,
        state.getRuns().stream().map(ActivityWire::run).toList(),
        state.getWaiting().stream().map(ActivityWire::command).toList(),
        state.getAsked());
  }

  private static CursorState state(String scheduleId, Cursor cursor) {
    return new CursorState(
        scheduleId,
        cursor.decided(),
        cursor.from(),
        cursor.past().stream()
            .map(past ->
                new PastRuleState(
                    past.rule().cron(),
                    past.rule().timezone(),
                    past.scheduleName(),
                    past.from(),
                    past.until(),
                    past.withdrawn().map(Enum::name).orElse(null)))
            .toList());
  }

  private static Cursor cursor(CursorState state) {
    return new Cursor(
        state.getDecided(),
        state.getPast().stream()
            .map(past ->
                new PastRule(
                    CompiledRules.of(past.getCron(), past.getTimezone()),
                    past.getScheduleName(),
                    past.getFrom(),
                    past.getUntil(),
                    Optional.ofNullable(past.getWithdrawn()).map(SkipReason::valueOf)))
            .toList(),
        state.getFrom());
  }

  private static RunState state(ActiveRun run) {
    RunOrigin origin = run.origin();
    return new RunState(
        origin.runId(),
        origin.schedule().map(ScheduleRef::id).orElse(null),
        origin.schedule().map(ScheduleRef::name).orElse(null),
        origin.trigger().name(),
        origin.nominalTime().orElse(null),
        origin.definitionVersion(),
        origin.commandId().orElse(null),
        run.attempt(),
        run.dispatch(),
        run.prompt().orElse(null),
        run.requestedAt(),
        run.expiresAt(),
        run.timeoutMillis(),
        run.awaited().map(Enum::name).orElse(null),
        switch (run.phase()) {
          case Phase.Requested(var startBy) -> new RequestedState(startBy);
          case Phase.Running(var executor, var lease, var deadline, var cancelledBy) ->
              new RunningState(executor, lease, deadline, cancelledBy.orElse(null));
        });
  }

  private static ActiveRun run(RunState state) {
    Optional<String> scheduleName = Optional.ofNullable(state.getScheduleName());
    return new ActiveRun(
        new RunOrigin(
            state.getRunId(),
            Optional.ofNullable(state.getScheduleId())
                .map(id -> new ScheduleRef(id, scheduleName.orElse(id))),
            Trigger.valueOf(state.getTrigger()),
            Optional.ofNullable(state.getNominalTime()),
            state.getDefinitionVersion(),
            Optional.ofNullable(state.getCommandId())),
        state.getAttempt(),
        state.getDispatch(),
        Optional.ofNullable(state.getPrompt()),
        state.getRequestedAt(),
        state.getExpiresAt(),
        state.getTimeoutMillis(),
        phase(state.getPhase()),
        Optional.ofNullable(state.getAwaited()).map(Deadline::valueOf));
  }

  private static Phase phase(Object state) {
    return switch (state) {
      case RequestedState requested -> new Phase.Requested(requested.getStartBy());
      case RunningState running ->
          new Phase.Running(
              running.getExecutor(),
              running.getLeaseUntil(),
              running.getDeadline(),
              Optional.ofNullable(running.getCancelledBy()));
      default -> throw new IllegalStateException("Not in the schema's union: " + state.getClass());
    };
  }

  private static WaitingState state(Command command) {
    return new WaitingState(
        command.commandId(),
        command.minDefinitionVersion(),
        command.by(),
        switch (command) {
          case Command.TriggerRun trigger ->
              new WaitingTrigger(
                  trigger.runId(),
                  trigger.scheduleId().orElse(null),
                  trigger.prompt().orElse(null));
          case Command.CancelRun cancel -> new WaitingCancel(cancel.runId().orElse(null));
        });
  }

  private static Command command(WaitingState state) {
    return switch (state.getCommand()) {
      case WaitingTrigger trigger ->
          new Command.TriggerRun(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              trigger.getRunId(),
              Optional.ofNullable(trigger.getScheduleId()),
              Optional.ofNullable(trigger.getPrompt()));
      case WaitingCancel cancel ->
          new Command.CancelRun(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              Optional.ofNullable(cancel.getRunId()));
      default ->
          throw new IllegalStateException("Not in the schema's union: " + state.getCommand());
    };
  }
}
