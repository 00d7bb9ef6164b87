package io.agentcron.api.commands;

/** What there is to say after waiting for the scheduler. */
public sealed interface Answer {
  record Decided(Decision decision) implements Answer {}

  /** The command is on its way for sure; the decision is not known yet. */
  record Undecided() implements Answer {}

  /** The command could not be handed over. It may still arrive. */
  record Unreachable(String cause) implements Answer {}
}
