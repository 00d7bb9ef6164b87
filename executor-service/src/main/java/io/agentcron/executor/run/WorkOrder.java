package io.agentcron.executor.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is needed to run an agent once.
 *
 * @param startBy the announcement must be in the journal by then, on the broker's clock
 * @param nominalTime the instant that the schedule named
 * @param commandId the command that asked for it
 */
public record WorkOrder(
    Dispatch dispatch,
    Agent agent,
    Optional<Schedule> schedule,
    Trigger trigger,
    Optional<Instant> nominalTime,
    Optional<String> commandId,
    Instant startBy,
    String prompt,
    RuntimeChoice runtime,
    Limits limits) {

  /** Whose run it is, at which version of its definition. */
  public record Agent(String id, String name, String owner, long definitionVersion) {}

  /** The schedule that fired. */
  public record Schedule(String id, String name) {}

  /**
   * What runs the agent.
   *
   * @param options a JSON object that the runtime of this type understands
   */
  public record RuntimeChoice(String type, String options) {}

  /**
   * What one attempt may use.
   *
   * @param timeout wall time, from its launch
   */
  public record Limits(
      Optional<Integer> maxTurns, Optional<Long> maxBudgetMicroUsd, Duration timeout) {
    public Limits {
      if (!timeout.isPositive()) {
        throw new IllegalArgumentException("timeout: expected more than zero, found " + timeout);
      }
    }
  }

  /** What made the run. */
  public enum Trigger {
    SCHEDULE,
    MANUAL,
    RETRY,
    BACKFILL,
    CATCH_UP
  }
}
