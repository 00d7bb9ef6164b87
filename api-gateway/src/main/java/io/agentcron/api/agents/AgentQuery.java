package io.agentcron.api.agents;

import java.util.Optional;

/**
 * Which agents to list.
 *
 * @param text in the name or the description, in any case
 * @param after the last name of the page before
 */
public record AgentQuery(
    Optional<String> text, Optional<Boolean> enabled, Optional<String> after, int limit) {}
