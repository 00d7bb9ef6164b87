package io.agentcron.api.publication;

import io.agentcron.api.agents.Agent;

/** A version of an agent that the topic is not known to hold. */
record Unpublished(Agent agent, boolean deleted) {}
