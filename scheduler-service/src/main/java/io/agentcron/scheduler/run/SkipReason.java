package io.agentcron.scheduler.run;

/** Why an expected run did not take place. */
public enum SkipReason {
  /** As many runs of the agent as may be were active. */
  OVERLAP,
  /** As many runs as may wait were waiting. */
  QUEUE_FULL,
  /** Found later than the catch-up limit allows. */
  LATE,
  /** A later one stood in for it. */
  SUPERSEDED,
  /** The schedule or the agent was disabled before the scheduler came to it. */
  DISABLED,
  /** The schedule or the agent was deleted before the scheduler came to it. */
  DELETED
}
