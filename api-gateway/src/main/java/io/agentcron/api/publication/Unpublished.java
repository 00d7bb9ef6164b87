package io.agentcron.api.publication;

import io.agentcron.api.agents.Agent;

/**
 * A version of an agent that the topic is not known to hold.
 *
 * @param applied the version by which the scheduler works, as far as the journal is read; 0 for
 *     none
 */
record Unpublished(Agent agent, boolean deleted, long applied) {}
