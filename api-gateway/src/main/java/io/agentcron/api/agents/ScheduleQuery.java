package io.agentcron.api.agents;

import java.util.Optional;

/**
 * Which schedules of all agents to list.
 *
 * @param text in the name of the schedule or of the agent, in any case
 */
public record ScheduleQuery(
    Optional<String> text, Optional<Boolean> enabled, Optional<Position> after, int limit) {

  /** The last one of the page before. */
  public record Position(String agentName, String scheduleName) {}
}
