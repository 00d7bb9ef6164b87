package io.agentcron.api.agents;

/** What becomes of an agent. */
public sealed interface Change {
  /** The request asks for what already is. */
  record Keep() implements Change {}

  record Replace(Agent agent) implements Change {}

  /**
   * The agent ends.
   *
   * @param last the version that says so
   */
  record Delete(Agent last) implements Change {}

  record Refuse(Refusal refusal) implements Change {}
}
