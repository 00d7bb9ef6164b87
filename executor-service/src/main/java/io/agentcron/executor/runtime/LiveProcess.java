package io.agentcron.executor.runtime;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.run.AgentEnd;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An agent that is a process. */
public record LiveProcess(AgentProcess process, CompletableFuture<AgentEnd> end)
    implements LiveAgent {
  @Override
  public void stop(Duration patience) {
    process.stop(patience);
  }
}
