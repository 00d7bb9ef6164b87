package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.state.WaitingBackfill;
import io.agentcron.scheduler.state.WaitingCancel;
import io.agentcron.scheduler.state.WaitingPause;
import io.agentcron.scheduler.state.WaitingResume;
import io.agentcron.scheduler.state.WaitingState;
import io.agentcron.scheduler.state.WaitingTrigger;
import java.util.Optional;

/** Commands that wait for their definition as the store has them, both ways. */
final class WaitingWire {
  private WaitingWire() {}

  static WaitingState state(Command command) {
    return new WaitingState(
        command.commandId(),
        command.minDefinitionVersion(),
        command.by(),
        switch (command) {
          case Command.TriggerRun trigger ->
              new WaitingTrigger(
                  trigger.runId(),
                  trigger.scheduleId().orElse(null),
                  trigger.overrides().prompt().orElse(null),
                  trigger.overrides().inputs().orElse(null),
                  trigger.retryOf().orElse(null));
          case Command.PauseAgent pause ->
              new WaitingPause(pause.note().orElse(null), pause.until().orElse(null));
          case Command.ResumeAgent resume -> new WaitingResume(resume.note().orElse(null));
          case Command.BackfillSchedule backfill ->
              new WaitingBackfill(backfill.scheduleId(), backfill.times());
          case Command.CancelRun cancel -> new WaitingCancel(cancel.runId().orElse(null));
        });
  }

  static Command command(WaitingState state) {
    return switch (state.getCommand()) {
      case WaitingTrigger trigger ->
          new Command.TriggerRun(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              trigger.getRunId(),
              Optional.ofNullable(trigger.getScheduleId()),
              overrides(trigger),
              Optional.ofNullable(trigger.getRetryOf()));
      case WaitingCancel cancel ->
          new Command.CancelRun(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              Optional.ofNullable(cancel.getRunId()));
      case WaitingPause pause ->
          new Command.PauseAgent(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              Optional.ofNullable(pause.getNote()),
              Optional.ofNullable(pause.getUntil()));
      case WaitingResume resume ->
          new Command.ResumeAgent(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              Optional.ofNullable(resume.getNote()));
      case WaitingBackfill backfill ->
          new Command.BackfillSchedule(
              state.getCommandId(),
              state.getMinDefinitionVersion(),
              state.getBy(),
              backfill.getScheduleId(),
              backfill.getTimes());
      default ->
          throw new IllegalStateException("Not in the schema's union: " + state.getCommand());
    };
  }

  private static Overrides overrides(WaitingTrigger trigger) {
    return new Overrides(
        Optional.ofNullable(trigger.getPrompt()), Optional.ofNullable(trigger.getInputs()));
  }
}
