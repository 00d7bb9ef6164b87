package io.agentcron.api.agents;

import java.time.Duration;

/** What becomes of nominal times that are found late: after downtime, or when a pause ends. */
public record CatchUp(Policy policy, Duration maxLateness) {
  public static final CatchUp LAST = new CatchUp(Policy.LAST, Duration.ofHours(1));

  /** The policies by their words in documents and contracts, in lower case. */
  public enum Policy {
    LAST,
    ALL,
    NONE
  }
}
