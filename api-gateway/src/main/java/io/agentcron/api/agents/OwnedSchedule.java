package io.agentcron.api.agents;

import java.util.UUID;

/** A schedule with what one needs to know of its agent. */
public record OwnedSchedule(
    UUID agentId, String agentName, boolean agentEnabled, Schedule schedule) {

  public static OwnedSchedule of(Agent agent, Schedule schedule) {
    return new OwnedSchedule(agent.id(), agent.spec().name(), agent.spec().enabled(), schedule);
  }
}
