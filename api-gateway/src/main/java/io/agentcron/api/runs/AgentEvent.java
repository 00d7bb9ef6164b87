package io.agentcron.api.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal about an agent as a whole, or about one of its schedules.
 *
 * @param at by the clock of the scheduler
 */
public record AgentEvent(
    String eventId,
    UUID agentId,
    String agentName,
    String owner,
    @Nullable UUID scheduleId,
    @Nullable String scheduleName,
    Instant at,
    Fact fact)
    implements JournalEntry {

  /** What happened. */
  public sealed interface Fact {}

  /** The scheduler works by this version of the agent from here on. */
  public record Applied(long version) implements Fact {}

  /** Its schedules, retries and queue are held. */
  public record Paused(Pause pause) implements Fact {}

  public record Resumed(String by, @Nullable String note) implements Fact {}

  /** So many runs follow one after the other. */
  public record BackfillAccepted(int runs) implements Fact {}

  /** The scheduler cannot read the schedule's rule: nothing fires until it is replaced. */
  public record ScheduleRefused(String message) implements Fact {}

  /** The schedule has requested all the runs that it may. */
  public record ScheduleFinished(long fires) implements Fact {}
}
