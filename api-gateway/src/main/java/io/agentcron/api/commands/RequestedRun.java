package io.agentcron.api.commands;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that somebody asked for by command.
 *
 * @param prompt instead of the definition's
 * @param inputs over the schedule's
 * @param retryOf the finished run that is tried again
 */
public record RequestedRun(
    UUID runId,
    UUID agentId,
    Optional<UUID> scheduleId,
    Optional<String> prompt,
    Map<String, Object> inputs,
    Optional<UUID> retryOf,
    Instant requestedAt,
    String requestedBy) {

  /** Whether both ask for the same. */
  public boolean sameAs(RequestedRun other) {
    return agentId.equals(other.agentId)
        && scheduleId.equals(other.scheduleId)
        && prompt.equals(other.prompt)
        && inputs.equals(other.inputs)
        && retryOf.equals(other.retryOf);
  }
}
