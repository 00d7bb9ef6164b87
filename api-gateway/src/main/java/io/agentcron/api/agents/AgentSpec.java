package io.agentcron.api.agents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people say about an agent, without its schedules. */
public record AgentSpec(
    String name,
    String description,
    boolean enabled,
    String prompt,
    AgentRuntime runtime,
    Limits limits,
    Policies policies,
    Map<String, String> labels) {
  public AgentSpec {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  AgentSpec withEnabled(boolean newEnabled) {
    return new AgentSpec(name, description, newEnabled, prompt, runtime, limits, policies, labels);
  }
}
