package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.decide.AgentState;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.PreviousRun;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores as one: an agent's definition, what is going on with it, what its last run left. */
final class AgentStates {
  private final KeyValueStore<String, Agent> agents;
  private final KeyValueStore<String, Activity> activities;
  private final KeyValueStore<String, PreviousRun> previousRuns;

  AgentStates(ProcessorContext<?, ?> context) {
    this.agents = context.getStateStore(SchedulerTopology.AGENTS);
    this.activities = context.getStateStore(SchedulerTopology.ACTIVITIES);
    this.previousRuns = context.getStateStore(SchedulerTopology.PREVIOUS_RUNS);
  }

  AgentState get(String agentId) {
    return state(agentId, Optional.ofNullable(activities.get(agentId)).orElse(Activity.NONE));
  }

  private AgentState state(String agentId, Activity activity) {
    Optional<Agent> agent = Optional.ofNullable(agents.get(agentId));
    // Few agents look back, and what a run leaves may be long.
    Optional<PreviousRun> previous =
        agent.filter(Agent::looksBack).map(_ -> previousRuns.get(agentId));
    return new AgentState(agent, activity, previous);
  }

  /** Writes what differs. */
  void put(String agentId, AgentState before, AgentState after) {
    if (!after.agent().equals(before.agent())) {
      agents.put(agentId, after.agent().orElse(null));
    }
    if (!after.activity().equals(before.activity())) {
      activities.put(agentId, after.activity().equals(Activity.NONE) ? null : after.activity());
    }
    if (!after.previous().equals(before.previous())) {
      previousRuns.put(agentId, after.previous().orElse(null));
    }
  }

  void forEach(BiConsumer<String, AgentState> consumer) {
    try (KeyValueIterator<String, Activity> all = activities.all()) {
      while (all.hasNext()) {
        KeyValue<String, Activity> entry = all.next();
        consumer.accept(entry.key, state(entry.key, entry.value));
      }
    }
  }
}
