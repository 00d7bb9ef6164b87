package io.agentcron.api.agents;

import io.agentcron.api.input.Violation;
import java.util.List;

/** Why a request about definitions was not carried out. */
public sealed interface Refusal {
  record UnknownAgent(String reference) implements Refusal {}

  record UnknownSchedule(String reference) implements Refusal {}

  record Invalid(List<Violation> violations) implements Refusal {
    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  record AgentNameTaken(String name) implements Refusal {}

  record ScheduleNameTaken(String name) implements Refusal {}

  /** Somebody else has changed the agent since the caller read it. */
  record VersionMismatch(long current) implements Refusal {}

  /** The whole definition does not fit into one record. */
  record TooLarge(long bytes, long limit) implements Refusal {}
}
