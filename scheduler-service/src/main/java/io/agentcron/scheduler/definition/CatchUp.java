package io.agentcron.scheduler.definition;

import java.time.Duration;

/**
 * What becomes of fires that are found late, after downtime or when a pause ends.
 *
 * @param maxLateness a fire found later than this is not run
 */
public record CatchUp(Policy policy, Duration maxLateness) {
  public static final CatchUp DEFAULT = new CatchUp(Policy.LAST, Duration.ofHours(1));

  /** Which of several late fires are run. */
  public enum Policy {
    /** The newest one. */
    LAST,
    /** Each one, in order, one at a time. */
    ALL,
    /** None. */
    NONE
  }
}
