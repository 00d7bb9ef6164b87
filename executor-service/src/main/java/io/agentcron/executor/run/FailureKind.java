package io.agentcron.executor.run;

/** In which way an attempt failed. */
public enum FailureKind {
  ERROR,
  TIMED_OUT,
  MAX_TURNS,
  BUDGET_EXCEEDED,
  AUTHENTICATION,
  RATE_LIMITED,
  /** This executor does not have what the agent runs on, or is not allowed to use it. */
  RUNTIME_UNAVAILABLE,
  /** The executor went away before the agent had finished: dispatched again, not counted. */
  EXECUTOR_SHUTDOWN,
  /** Announced, but too late to be launched: dispatched again, not counted. */
  NOT_LAUNCHED;

  /** Whether nothing follows; else the scheduler dispatches the run again. */
  public boolean endsRun() {
    return this != EXECUTOR_SHUTDOWN && this != NOT_LAUNCHED;
  }
}
