package io.agentcron.scheduler.decide;

import java.time.Instant;

/**
 * When a decision is made.
 *
 * @param awakeSince since when the scheduler has been reading the journal without a break
 * @param everythingIsPaused nothing new is done for any agent
 */
public record Moment(Instant now, Instant awakeSince, boolean everythingIsPaused) {
  boolean hasCome(Instant at) {
    return !at.isAfter(now);
  }
}
