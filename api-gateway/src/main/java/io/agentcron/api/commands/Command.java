package io.agentcron.api.commands;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   * @param inputs over the schedule's, name by name
   * @param retryOf the finished run that is tried again
   */
  public record Trigger(
      UUID runId,
      Optional<UUID> scheduleId,
      Optional<String> prompt,
      Map<String, Object> inputs,
      Optional<UUID> retryOf)
      implements Request {}

  /**
   * The end of a run.
   *
   * @param runId empty for every active run of the agent
   */
  public record Cancel(Optional<UUID> runId) implements Request {}

  /**
   * Holds an agent.
   *
   * @param until empty for until somebody resumes it
   */
  public record Pause(Optional<String> note, Optional<Instant> until) implements Request {}

  public record Resume(Optional<String> note) implements Request {}

  /** Runs of a schedule for times that have passed, one after the other. */
  public record Backfill(UUID scheduleId, List<Instant> nominalTimes) implements Request {
    public Backfill {
      nominalTimes = List.copyOf(nominalTimes);
    }
  }
}
