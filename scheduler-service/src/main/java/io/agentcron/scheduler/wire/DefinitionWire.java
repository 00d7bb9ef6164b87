package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.RunLimits;
import io.agentcron.scheduler.definition.RuntimeSpec;
import io.agentcron.scheduler.definition.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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
        new RuntimeSpec(definition.getRuntime().getType(), definition.getRuntime().getOptions()),
        limits(definition.getLimits()),
        definition.getSchedules().stream().map(DefinitionWire::schedule).toList(),
        definition.getUpdatedAt());
  }

  static AgentDefinition definition(Agent agent) {
    return new AgentDefinition(
        agent.id(),
        agent.version(),
        agent.deleted(),
        agent.name(),
        agent.owner(),
        agent.enabled(),
        agent.prompt(),
        runtime(agent.runtime()),
        limits(agent.limits()),
        agent.schedules().stream().map(DefinitionWire::definition).toList(),
        agent.updatedAt());
  }

  static io.agentcron.contract.Runtime runtime(RuntimeSpec runtime) {
    return new io.agentcron.contract.Runtime(runtime.type(), runtime.options());
  }

  static io.agentcron.contract.Limits limits(RunLimits limits) {
    return new io.agentcron.contract.Limits(
        limits.maxTurns().isPresent() ? (Integer) limits.maxTurns().getAsInt() : null,
        limits.maxBudgetMicroUsd().isPresent()
            ? (Long) limits.maxBudgetMicroUsd().getAsLong()
            : null,
        limits.timeout().toMillis());
  }

  private static RunLimits limits(io.agentcron.contract.Limits limits) {
    return new RunLimits(
        limits.getMaxTurns() == null ? OptionalInt.empty() : OptionalInt.of(limits.getMaxTurns()),
        limits.getMaxBudgetMicroUsd() == null
            ? OptionalLong.empty()
            : OptionalLong.of(limits.getMaxBudgetMicroUsd()),
        Duration.ofMillis(limits.getTimeoutMillis()));
  }

  private static Schedule schedule(ScheduleDefinition definition) {
    return new Schedule(
        definition.getScheduleId(),
        definition.getName(),
        CompiledRules.of(definition.getCron(), definition.getTimezone()),
        definition.getEnabled(),
        Optional.ofNullable(definition.getPrompt()),
        definition.getEffectiveFrom());
  }

  private static ScheduleDefinition definition(Schedule schedule) {
    return new ScheduleDefinition(
        schedule.id(),
        schedule.name(),
        schedule.rule().cron(),
        schedule.rule().timezone(),
        schedule.enabled(),
        schedule.prompt().orElse(null),
        schedule.effectiveFrom());
  }
}
