package io.agentcron.api.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentRuntime;
import io.agentcron.api.agents.RuntimeDocument;
import io.agentcron.api.agents.Schedule;
import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CronTiming;
import io.agentcron.contract.Limits;
import io.agentcron.contract.RuleState;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.ScheduleRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Agents as records of the topic {@code agents}. */
public final class AgentRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AgentRecord() {}

  public static SpecificRecord of(Agent agent, boolean deleted) {
    return definition(agent, deleted);
  }

  /** How large the record's value is, without the few bytes of the schema's id. */
  public static long size(Agent agent) {
    try {
      return AgentDefinition.getEncoder().encode(definition(agent, false)).remaining();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
  }

  private static AgentDefinition definition(Agent agent, boolean deleted) {
    return AgentDefinition.newBuilder()
        .setAgentId(agent.id().toString())
        .setVersion(agent.version())
        .setDeleted(deleted)
        .setName(agent.spec().name())
        .setOwner(agent.owner())
        .setEnabled(agent.spec().enabled())
        .setPrompt(agent.spec().prompt())
        .setRuntime(runtime(agent.spec().runtime()))
        .setLimits(
            Limits.newBuilder()
                .setMaxTurns(agent.spec().limits().maxTurns().orElse(null))
                .setMaxBudgetMicroUsd(agent.spec().limits().maxBudgetMicroUsd().orElse(null))
                .setTimeoutMillis(agent.spec().limits().timeout().toMillis())
                .build())
        .setSchedules(
            agent.schedules().stream()
                .map(schedule -> schedule(schedule, agent.spec().enabled()))
                .toList())
        .setUpdatedAt(agent.updatedAt())
        .build();
  }

  private static Runtime runtime(AgentRuntime runtime) {
    try {
      return Runtime.newBuilder()
          .setType(RuntimeDocument.type(runtime))
          .setOptions(JSON.writeValueAsString(RuntimeDocument.options(runtime)))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists and text can be written as JSON", e);
    }
  }

  private static ScheduleDefinition schedule(Schedule schedule, boolean enabled) {
    return ScheduleDefinition.newBuilder()
        .setScheduleId(schedule.id().toString())
        .setName(schedule.spec().name())
        .setRules(List.of(rule(schedule, enabled)))
        .setPrompt(schedule.spec().prompt().orElse(null))
        .build();
  }

  private static ScheduleRule rule(Schedule schedule, boolean enabled) {
    return ScheduleRule.newBuilder()
        .setEffectiveFrom(schedule.effectiveFrom())
        .setState(enabled && schedule.spec().enabled() ? RuleState.enabled : RuleState.disabled)
        .setTiming(new CronTiming(schedule.spec().cron(), null, null))
        .setTimezone(schedule.spec().timezone().getId())
        .build();
  }
}
