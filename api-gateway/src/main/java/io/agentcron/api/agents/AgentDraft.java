package io.agentcron.api.agents;

import java.util.List;
import java.util.Optional;

/**
 * An agent in a request.
 *
 * @param schedules all it shall have; empty where the request leaves them alone
 */
public record AgentDraft(AgentSpec spec, Optional<List<ScheduleDraft>> schedules) {}
