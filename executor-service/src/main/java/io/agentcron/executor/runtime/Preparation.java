package io.agentcron.executor.runtime;

import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;

/** Whether an agent can be launched, before it is. */
public sealed interface Preparation {

  /** It can. */
  record Ready(Launcher launcher) implements Preparation {}

  /** It cannot. */
  record Refused(Failure failure) implements Preparation {}

  /** Launches the prepared agent, once. */
  interface Launcher {
    LiveAgent launch(AgentObserver observer);
  }

  /** The order is wrong, and would be on every executor. */
  static Preparation invalid(String message) {
    return new Refused(new Failure(FailureKind.ERROR, message, false));
  }

  /** The order may be right, but this executor cannot serve it. */
  static Preparation unavailable(String message) {
    return new Refused(new Failure(FailureKind.RUNTIME_UNAVAILABLE, message, false));
  }
}
