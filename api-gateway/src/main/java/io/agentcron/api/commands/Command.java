package io.agentcron.api.commands;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something asked of the scheduler about an agent.
 *
 * @param commandId what the answer refers to
 * @param minDefinitionVersion the scheduler carries it out no earlier than it knows this version
 */
public record Command(
    UUID commandId,
    UUID agentId,
    long minDefinitionVersion,
    Instant issuedAt,
    String issuedBy,
    Request request) {

  public sealed interface Request {}

  /**
   * A run now.
   *
   * @param scheduleId run as this schedule would
   * @param prompt instead of the definition's
   */
  public record Trigger(UUID runId, Optional<UUID> scheduleId, Optional<String> prompt)
      implements Request {}

  /**
   * The end of a run.
   *
   * @param runId empty for every active run of the agent
   */
  public record Cancel(Optional<UUID> runId) implements Request {}
}
