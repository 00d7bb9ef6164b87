package io.agentcron.api.commands;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A run that somebody asked for by command. */
public record RequestedRun(
    UUID runId,
    UUID agentId,
    Optional<UUID> scheduleId,
    Optional<String> prompt,
    Instant requestedAt,
    String requestedBy) {

  /** Whether both ask for the same. */
  public boolean sameAs(RequestedRun other) {
    return agentId.equals(other.agentId)
        && scheduleId.equals(other.scheduleId)
        && prompt.equals(other.prompt);
  }
}
