package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.decide.AgentState;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Activity;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The two stores as one: an agent's definition beside what is going on with it. */
final class AgentStates {
  private final KeyValueStore<String, Agent> agents;
  private final KeyValueStore<String, Activity> activities;

  AgentStates(ProcessorContext<?, ?> context) {
    this.agents = context.getStateStore(SchedulerTopology.AGENTS);
    this.activities = context.getStateStore(SchedulerTopology.ACTIVITIES);
  }

  AgentState get(String agentId) {
    return new AgentState(
        Optional.ofNullable(agents.get(agentId)),
        Optional.ofNullable(activities.get(agentId)).orElse(Activity.NONE));
  }

  /** Writes what differs. */
  void put(String agentId, AgentState before, AgentState after) {
    if (!after.agent().equals(before.agent())) {
      agents.put(agentId, after.agent().orElse(null));
    }
    if (!after.activity().equals(before.activity())) {
      activities.put(agentId, after.activity().equals(Activity.NONE) ? null : after.activity());
    }
  }

  void forEach(BiConsumer<String, AgentState> consumer) {
    try (KeyValueIterator<String, Activity> all = activities.all()) {
      while (all.hasNext()) {
        KeyValue<String, Activity> entry = all.next();
        consumer.accept(
            entry.key, new AgentState(Optional.ofNullable(agents.get(entry.key)), entry.value));
      }
    }
  }
}
