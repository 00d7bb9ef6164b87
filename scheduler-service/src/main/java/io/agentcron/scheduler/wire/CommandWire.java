package io.agentcron.scheduler.wire;

import io.agentcron.contract.Backfill;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.PauseAgent;
import io.agentcron.contract.ResumeAgent;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.TriggerRun;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Overrides;
import java.util.Optional;

/** Commands as they come from the topic. */
final class CommandWire {
  private CommandWire() {}

  static Command command(RunCommand record) {
    return switch (record.getCommand()) {
      case TriggerRun trigger ->
          new Command.TriggerRun(
              record.getCommandId(),
              record.getMinDefinitionVersion(),
              record.getIssuedBy(),
              trigger.getRunId(),
              Optional.ofNullable(trigger.getScheduleId()),
              new Overrides(
                  Optional.ofNullable(trigger.getPrompt()),
                  Optional.ofNullable(trigger.getInputs())),
              Optional.ofNullable(trigger.getRetryOf()));
      case CancelRun cancel ->
          new Command.CancelRun(
              record.getCommandId(),
              record.getMinDefinitionVersion(),
              record.getIssuedBy(),
              Optional.ofNullable(cancel.getRunId()));
      case PauseAgent pause ->
          new Command.PauseAgent(
              record.getCommandId(),
              record.getMinDefinitionVersion(),
              record.getIssuedBy(),
              Optional.ofNullable(pause.getNote()),
              Optional.ofNullable(pause.getUntil()));
      case ResumeAgent resume ->
          new Command.ResumeAgent(
              record.getCommandId(),
              record.getMinDefinitionVersion(),
              record.getIssuedBy(),
              Optional.ofNullable(resume.getNote()));
      case Backfill backfill ->
          new Command.BackfillSchedule(
              record.getCommandId(),
              record.getMinDefinitionVersion(),
              record.getIssuedBy(),
              backfill.getScheduleId(),
              backfill.getNominalTimes());
      default ->
          throw new IllegalStateException(
              "Not in the schema's union: " + record.getCommand().getClass());
    };
  }
}
