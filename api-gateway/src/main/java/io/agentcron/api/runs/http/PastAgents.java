package io.agentcron.api.runs.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.runs.RunHistory;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Agents and schedules by id or name, and by id also those that are known by their runs only. */
@Singleton
class PastAgents {
  private final AgentStore store;
  private final RunHistory history;

  PastAgents(AgentStore store, RunHistory history) {
    this.store = store;
    this.history = history;
  }

  UUID agent(String owner, String text) {
    Reference reference = new Reference(text);
    return store
        .find(owner, reference)
        .map(Agent::id)
        .or(() -> reference.id().filter(id -> history.hasRunsOf(owner, id)))
        .orElseThrow(() ->
            problem(ProblemType.UNKNOWN_AGENT, "No agent has the id or name \"" + text + "\""));
  }

  /** By name only where the agent is given and there. */
  UUID schedule(String owner, Optional<UUID> agentId, String text) {
    Reference reference = new Reference(text);
    return reference
        .id()
        .or(() ->
            agentId
                .flatMap(id -> store.find(owner, new Reference(id.toString())))
                .flatMap(agent -> agent.schedule(reference))
                .map(Schedule::id))
        .orElseThrow(() ->
            problem(
                ProblemType.UNKNOWN_SCHEDULE,
                "No schedule of the agent has the id or name \"" + text + "\""));
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }
}
