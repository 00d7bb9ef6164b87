package io.agentcron.scheduler.wire;

import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.RunRequested;
import io.agentcron.scheduler.decide.Output;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.PreviousRun;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import java.time.Instant;
import java.util.Optional;

/** What executors are told. */
final class OrderWire {
  private OrderWire() {}

  /** All that an executor needs to run it. */
  static RunRequested order(
      Agent agent, ActiveRun run, Optional<PreviousRun> previous, Instant now) {
    return RunRequested.newBuilder()
        .setRunId(run.runId())
        .setAttempt(run.attempt())
        .setDispatch(run.dispatch())
        .setAgentId(agent.id())
        .setAgentName(agent.name())
        .setOwner(agent.owner())
        .setScheduleId(run.origin().schedule().map(ScheduleRef::id).orElse(null))
        .setScheduleName(run.origin().schedule().map(ScheduleRef::name).orElse(null))
        .setTrigger(JournalWire.trigger(run.origin().trigger()))
        .setNominalTime(run.origin().nominalTime().orElse(null))
        .setRequestedAt(now)
        .setStartBy(JournalWire.startBy(run))
        .setDefinitionVersion(run.origin().definitionVersion())
        .setCommandId(run.origin().commandId().orElse(null))
        .setPrompt(prompt(agent, run))
        .setRuntime(DefinitionWire.runtime(agent.runtime()))
        .setLimits(DefinitionWire.limits(agent.limits()))
        .setRetryOn(FailureWire.kinds(agent.policies().retry().after(run.attempt())))
        .setInputs(inputs(agent, run).orElse(null))
        .setPrevious(previous.map(PreviousRunWire::record).orElse(null))
        .build();
  }

  static CancelDispatch cancel(Output.Cancel cancel, Instant now) {
    return new CancelDispatch(
        cancel.runId(), cancel.attempt(), cancel.dispatch(), cancel.by(), now);
  }

  /** The caller's, else the schedule's, else the agent's. */
  private static String prompt(Agent agent, ActiveRun run) {
    return run.overrides()
        .prompt()
        .or(() -> schedule(agent, run).flatMap(Schedule::prompt))
        .orElse(agent.prompt());
  }

  /** What the caller gives counts before what the schedule gives, name by name. */
  private static Optional<String> inputs(Agent agent, ActiveRun run) {
    Optional<String> asked = run.overrides().inputs();
    Optional<String> defined = schedule(agent, run).flatMap(Schedule::inputs);
    return defined.isPresent() && asked.isPresent()
        ? Optional.of(Inputs.over(defined.get(), asked.get()))
        : asked.or(() -> defined);
  }

  private static Optional<Schedule> schedule(Agent agent, ActiveRun run) {
    return run.origin().schedule().flatMap(it -> agent.schedule(it.id()));
  }
}
