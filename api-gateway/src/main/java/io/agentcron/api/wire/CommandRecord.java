package io.agentcron.api.wire;

import io.agentcron.api.commands.Command;
import io.agentcron.contract.Backfill;
import io.agentcron.contract.CancelRun;
import io.agentcron.contract.PauseAgent;
import io.agentcron.contract.ResumeAgent;
import io.agentcron.contract.RunCommand;
import io.agentcron.contract.TriggerRun;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Commands as records of the topic {@code run-commands}. */
public final class CommandRecord {
  private CommandRecord() {}

  public static SpecificRecord of(Command command) {
    return RunCommand.newBuilder()
        .setCommandId(command.commandId().toString())
        .setAgentId(command.agentId().toString())
        .setMinDefinitionVersion(command.minDefinitionVersion())
        .setIssuedAt(command.issuedAt())
        .setIssuedBy(command.issuedBy())
        .setCommand(request(command.request()))
        .build();
  }

  private static SpecificRecord request(Command.Request request) {
    return switch (request) {
      case Command.Trigger it ->
          TriggerRun.newBuilder()
              .setRunId(it.runId().toString())
              .setScheduleId(it.scheduleId().map(UUID::toString).orElse(null))
              .setPrompt(it.prompt().orElse(null))
              .setInputs(it.inputs().isEmpty() ? null : AgentRecord.json(it.inputs()))
              .setRetryOf(it.retryOf().map(UUID::toString).orElse(null))
              .build();
      case Command.Cancel it ->
          CancelRun.newBuilder().setRunId(it.runId().map(UUID::toString).orElse(null)).build();
      case Command.Pause it -> new PauseAgent(it.note().orElse(null), it.until().orElse(null));
      case Command.Resume it -> new ResumeAgent(it.note().orElse(null));
      case Command.Backfill it -> new Backfill(it.scheduleId().toString(), it.nominalTimes());
    };
  }
}
