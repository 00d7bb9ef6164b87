package io.agentcron.api.agents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An agent with all its schedules at one version.
 *
 * @param version grows by one with each change of the agent or of any of its schedules
 */
public record Agent(
    UUID id,
    String owner,
    long version,
    AgentSpec spec,
    List<Schedule> schedules,
    Instant createdAt,
    String createdBy,
    Instant updatedAt) {
  static final int MOST_SCHEDULES = 100;

  public Agent {
    schedules = List.copyOf(schedules);
  }

  public Optional<Schedule> schedule(Reference reference) {
    return schedules.stream().filter(it -> reference.names(it.id(), it.spec().name())).findFirst();
  }
}
