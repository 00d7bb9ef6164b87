package io.agentcron.scheduler.run;

/** Why an expected run did not take place. */
public enum SkipReason {
  /** As many runs of the agent as may be were active. */
  OVERLAP,
  /** As many runs as may wait were waiting. */
  QUEUE_FULL,
  /** The period's money is spent or reserved. */
  BUDGET,
  /** Found later than the catch-up limit allows. */
  LATE,
  /** A later one stood in for it. */
  SUPERSEDED,
  /** Excluded by the schedule. */
  BLACKOUT,
  /** The agent, or everything, was paused, and it could not wait for the end of that. */
  PAUSED,
  /** The schedule or the agent was disabled before the scheduler came to it. */
  DISABLED,
  /** The schedule or the agent was deleted before the scheduler came to it. */
  DELETED,
  /** Before the scheduler came to it, the schedule was given a rule that it cannot read. */
  INVALID
}
