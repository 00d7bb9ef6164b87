package io.agentcron.scheduler.run;

/** What a run can be late with. */
public enum Deadline {
  /** No executor announced the dispatch by its {@code startBy}. */
  START,
  /** The executor has given no sign of life for the length of the lease. */
  LEASE,
  /** The executor should have ended the run by its timeout, and did not. */
  RUN
}
