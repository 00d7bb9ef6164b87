package io.agentcron.scheduler.definition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * What all runs of an agent may cost together.
 *
 * @param timezone whose days and months they are, as it was written
 */
public record Budget(
    OptionalLong dailyMicroUsd,
    OptionalLong monthlyMicroUsd,
    String timezone,
    OnExceeded onExceeded) {

  /** What becomes of a run that the budget does not allow. */
  public enum OnExceeded {
    /** It is skipped. */
    SKIP,
    /** It is skipped, and the agent is paused until the period ends. */
    PAUSE
  }

  /** A zone that this version does not know counts as UTC: the limit holds all the same. */
  public ZoneId zone() {
    try {
      return ZoneId.of(timezone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
