package io.agentcron.scheduler.run;

/** What made a run. */
public enum Trigger {
  SCHEDULE,
  CATCH_UP,
  MANUAL,
  RETRY,
  BACKFILL
}
