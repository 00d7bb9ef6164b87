package io.agentcron.scheduler.definition;

/** Why an attempt failed. */
public enum FailureKind {
  ERROR(Fault.AGENT),
  TIMED_OUT(Fault.AGENT),
  MAX_TURNS(Fault.AGENT),
  BUDGET_EXCEEDED(Fault.AGENT),
  AUTHENTICATION(Fault.AGENT),
  RATE_LIMITED(Fault.AGENT),
  RUNTIME_UNAVAILABLE(Fault.INFRASTRUCTURE),
  EXECUTOR_LOST(Fault.INFRASTRUCTURE),
  EXECUTOR_SHUTDOWN(Fault.INFRASTRUCTURE),
  NOT_LAUNCHED(Fault.INFRASTRUCTURE),
  STALLED(Fault.AGENT),
  OUTPUT_LIMIT(Fault.AGENT);

  private final Fault fault;

  FailureKind(Fault fault) {
    this.fault = fault;
  }

  /** Whether it says something about the agent, or only about what it was to run on. */
  public boolean isOfTheAgent() {
    return fault == Fault.AGENT;
  }

  private enum Fault {
    AGENT,
    INFRASTRUCTURE
  }
}
