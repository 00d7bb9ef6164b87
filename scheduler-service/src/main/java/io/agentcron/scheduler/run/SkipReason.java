package io.agentcron.scheduler.run;

/** Why an expected fire did not become a run. */
public enum SkipReason {
  /** The previous run was still active. */
  OVERLAP,
  /** Found later than the catch-up limit allows. */
  LATE,
  /** Found late, and a later fire of the same schedule stood in for it. */
  SUPERSEDED,
  /** The schedule or the agent was disabled before the scheduler came to it. */
  DISABLED,
  /** The schedule or the agent was deleted before the scheduler came to it. */
  DELETED
}
