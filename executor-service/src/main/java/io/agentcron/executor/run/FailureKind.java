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
  NOT_LAUNCHED,

  /** It was silent for longer than it may be. */
  STALLED,

  /** It printed more than this executor takes. */
  OUTPUT_LIMIT;

  /** Whether the run goes back to the scheduler, which dispatches it again as the same attempt. */
  boolean givesBack() {
    return this == EXECUTOR_SHUTDOWN || this == NOT_LAUNCHED;
  }
}
