package io.agentcron.executor.runtime;

import io.agentcron.executor.run.WorkOrder;

/** A kind of agent that an executor can run. */
public interface AgentRuntime {

  /** What {@code runtime.type} calls it. */
  String type();

  /** Reads the order's options and looks whether the agent can run here; starts nothing. */
  Preparation prepare(WorkOrder order);
}
