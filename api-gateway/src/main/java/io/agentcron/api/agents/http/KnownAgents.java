package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Refusal;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.http.ProblemException;
import jakarta.inject.Singleton;

/** What an address names, or the problem that there is no such thing. */
@Singleton
public final class KnownAgents {
  private final AgentStore store;

  KnownAgents(AgentStore store) {
    this.store = store;
  }

  /**
   * By id or name.
   *
   * @throws ProblemException if the owner has none
   */
  public Agent agent(String owner, String reference) {
    return store
        .find(owner, new Reference(reference))
        .orElseThrow(() -> RefusalProblems.of(new Refusal.UnknownAgent(reference)));
  }

  /**
   * By id or name.
   *
   * @throws ProblemException if the agent has none
   */
  public static Schedule schedule(Agent agent, String reference) {
    return agent
        .schedule(new Reference(reference))
        .orElseThrow(() -> RefusalProblems.of(new Refusal.UnknownSchedule(reference)));
  }
}
