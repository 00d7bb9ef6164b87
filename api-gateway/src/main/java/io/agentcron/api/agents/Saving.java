package io.agentcron.api.agents;

/** What became of a change. */
public sealed interface Saving {
  /** The agent as it is now, changed or not. */
  record Saved(Agent agent) implements Saving {}

  record Deleted() implements Saving {}

  record Refused(Refusal refusal) implements Saving {}
}
