package io.agentcron.api.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentRuntime;
import io.agentcron.api.agents.CatchUp;
import io.agentcron.api.agents.Policies;
import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.agents.RuntimeDocument;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.ScheduleSpec;
import io.agentcron.api.agents.Words;
import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.CatchUpPolicy;
import io.agentcron.contract.Gate;
import io.agentcron.contract.Limits;
import io.agentcron.contract.Runtime;
import io.agentcron.contract.ScheduleDefinition;
import io.agentcron.contract.SessionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Agents as records of the topic {@code agents}. */
public final class AgentRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AgentRecord() {}

  public static SpecificRecord of(PublishedAgent agent) {
    return definition(agent);
  }

  /** How large the record's value is, without the few bytes of the schema's id. */
  public static long size(Agent agent) {
    try {
      return AgentDefinition.getEncoder()
          .encode(definition(PublishedAgent.of(agent, false)))
          .remaining();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
  }

  private static AgentDefinition definition(PublishedAgent published) {
    Agent agent = published.agent();
    return AgentDefinition.newBuilder()
        .setAgentId(agent.id().toString())
        .setVersion(agent.version())
        .setDeleted(published.deleted())
        .setName(agent.spec().name())
        .setOwner(agent.owner())
        .setEnabled(agent.spec().enabled())
        .setPrompt(agent.spec().prompt())
        .setRuntime(runtime(agent.spec().runtime(), agent.spec().policies()))
        .setLimits(
            Limits.newBuilder()
                .setMaxTurns(agent.spec().limits().maxTurns().orElse(null))
                .setMaxBudgetMicroUsd(agent.spec().limits().maxBudgetMicroUsd().orElse(null))
                .setTimeoutMillis(agent.spec().limits().timeout().toMillis())
                .setStallTimeoutMillis(
                    agent.spec().limits().stallTimeout().map(Duration::toMillis).orElse(null))
                .build())
        .setOverlap(PolicyRecords.of(agent.spec().policies().overlap()))
        .setRetry(PolicyRecords.of(agent.spec().policies().retry()))
        .setBudget(agent.spec().policies().budget().map(PolicyRecords::of).orElse(null))
        .setBreaker(agent.spec().policies().breaker().map(PolicyRecords::of).orElse(null))
        .setSchedules(published.schedules().stream().map(AgentRecord::schedule).toList())
        .setUpdatedAt(agent.updatedAt())
        .build();
  }

  private static Runtime runtime(AgentRuntime runtime, Policies policies) {
    return Runtime.newBuilder()
        .setType(RuntimeDocument.type(runtime))
        .setOptions(json(RuntimeDocument.options(runtime)))
        .setSession(SessionMode.valueOf(Words.of(policies.session())))
        .setGate(policies.gate().map(it -> new Gate(it.command(), it.skipExitCode())).orElse(null))
        .build();
  }

  private static ScheduleDefinition schedule(PublishedAgent.Ruled ruled) {
    Schedule schedule = ruled.schedule();
    ScheduleSpec spec = schedule.spec();
    return ScheduleDefinition.newBuilder()
        .setScheduleId(schedule.id().toString())
        .setName(spec.name())
        .setRules(ruled.rules().stream().map(RuleRecord::of).toList())
        .setPrompt(spec.prompt().orElse(null))
        .setInputs(spec.inputs().isEmpty() ? null : json(spec.inputs()))
        .setOverlap(spec.overlap().map(PolicyRecords::of).orElse(null))
        .setCatchUp(catchUp(spec.catchUp()))
        .build();
  }

  private static io.agentcron.contract.CatchUp catchUp(CatchUp catchUp) {
    return new io.agentcron.contract.CatchUp(
        CatchUpPolicy.valueOf(Words.of(catchUp.policy())), catchUp.maxLateness().toMillis());
  }

  static String json(Map<String, Object> document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists and text can be written as JSON", e);
    }
  }
}
