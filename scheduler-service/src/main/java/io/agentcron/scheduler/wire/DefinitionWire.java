package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CatchUpPolicy;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.SessionMode;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.RunLimits;
import io.agentcron.scheduler.definition.RuntimeSpec;
import io.agentcron.scheduler.definition.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Definitions, both ways: they come from the topic and are kept in the store as they came. */
final class DefinitionWire {
  private DefinitionWire() {}

  static Agent agent(AgentDefinition definition) {
    return new Agent(
        definition.getAgentId(),
        definition.getVersion(),
        definition.getDeleted(),
        definition.getName(),
        definition.getOwner(),
        definition.getEnabled(),
        definition.getPrompt(),
        runtime(definition.getRuntime()),
        limits(definition.getLimits()),
        definition.getSchedules().stream().map(DefinitionWire::schedule).toList(),
        PolicyWire.policies(definition),
        definition.getUpdatedAt());
  }

  static AgentDefinition definition(Agent agent) {
    AgentDefinition.Builder definition =
        AgentDefinition.newBuilder()
            .setAgentId(agent.id())
            .setVersion(agent.version())
            .setDeleted(agent.deleted())
            .setName(agent.name())
            .setOwner(agent.owner())
            .setEnabled(agent.enabled())
            .setPrompt(agent.prompt())
            .setRuntime(runtime(agent.runtime()))
            .setLimits(limits(agent.limits()))
            .setSchedules(agent.schedules().stream().map(DefinitionWire::definition).toList())
            .setUpdatedAt(agent.updatedAt());
    PolicyWire.write(agent.policies(), definition);
    return definition.build();
  }

  static io.agentcron.contract.Runtime runtime(RuntimeSpec runtime) {
    return new io.agentcron.contract.Runtime(
        runtime.type(),
        runtime.options(),
        switch (runtime.session()) {
          case FRESH -> SessionMode.fresh;
          case RESUME -> SessionMode.resume;
          case LAST_OUTPUT -> SessionMode.last_output;
        },
        runtime
            .gate()
            .map(gate -> new io.agentcron.contract.Gate(gate.command(), gate.skipExitCode()))
            .orElse(null));
  }

  private static RuntimeSpec runtime(io.agentcron.contract.Runtime runtime) {
    return new RuntimeSpec(
        runtime.getType(),
        runtime.getOptions(),
        switch (runtime.getSession()) {
          case fresh -> RuntimeSpec.Session.FRESH;
          case resume -> RuntimeSpec.Session.RESUME;
          case last_output -> RuntimeSpec.Session.LAST_OUTPUT;
        },
        Optional.ofNullable(runtime.getGate())
            .map(gate -> new RuntimeSpec.Gate(gate.getCommand(), gate.getSkipExitCode())));
  }

  static io.agentcron.contract.Limits limits(RunLimits limits) {
    return new io.agentcron.contract.Limits(
        limits.maxTurns().isPresent() ? (Integer) limits.maxTurns().getAsInt() : null,
        PolicyWire.money(limits.maxBudgetMicroUsd()),
        limits.timeout().toMillis(),
        limits.stallTimeout().map(Duration::toMillis).orElse(null));
  }

  private static RunLimits limits(io.agentcron.contract.Limits limits) {
    return new RunLimits(
        limits.getMaxTurns() == null ? OptionalInt.empty() : OptionalInt.of(limits.getMaxTurns()),
        PolicyWire.money(limits.getMaxBudgetMicroUsd()),
        Duration.ofMillis(limits.getTimeoutMillis()),
        Optional.ofNullable(limits.getStallTimeoutMillis()).map(Duration::ofMillis));
  }

  private static Schedule schedule(ScheduleDefinition definition) {
    return new Schedule(
        definition.getScheduleId(),
        definition.getName(),
        definition.getRules().stream().map(RuleWire::rule).toList(),
        Optional.ofNullable(definition.getPrompt()),
        Optional.ofNullable(definition.getInputs()),
        Optional.ofNullable(definition.getOverlap()).map(PolicyWire::overlap),
        catchUp(definition.getCatchUp()));
  }

  private static ScheduleDefinition definition(Schedule schedule) {
    return ScheduleDefinition.newBuilder()
        .setScheduleId(schedule.id())
        .setName(schedule.name())
        .setRules(schedule.rules().stream().map(RuleWire::rule).toList())
        .setPrompt(schedule.prompt().orElse(null))
        .setInputs(schedule.inputs().orElse(null))
        .setOverlap(schedule.overlap().map(PolicyWire::overlap).orElse(null))
        .setCatchUp(catchUp(schedule.catchUp()))
        .build();
  }

  private static CatchUp catchUp(io.agentcron.contract.CatchUp catchUp) {
    return new CatchUp(
        switch (catchUp.getPolicy()) {
          case last -> CatchUp.Policy.LAST;
          case all -> CatchUp.Policy.ALL;
          case none -> CatchUp.Policy.NONE;
        },
        Duration.ofMillis(catchUp.getMaxLatenessMillis()));
  }

  private static io.agentcron.contract.CatchUp catchUp(CatchUp catchUp) {
    return new io.agentcron.contract.CatchUp(
        switch (catchUp.policy()) {
          case LAST -> CatchUpPolicy.last;
          case ALL -> CatchUpPolicy.all;
          case NONE -> CatchUpPolicy.none;
        },
        catchUp.maxLateness().toMillis());
  }
}
