package io.agentcron.executor.runtime;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An agent that has been launched. */
public interface LiveAgent {

  /** Completes when nothing of it runs any more. */
  CompletableFuture<AgentEnd> end();

  /**
   * Asks for its end, with a patience per step of insisting; returns at once. What it had used
   * until then still belongs into {@link #end}.
   */
  void stop(Duration patience);

  /** One that did not come to life. */
  static LiveAgent stillborn(Failure failure) {
    var end = CompletableFuture.completedFuture(AgentEnd.notStarted(failure));
    return new LiveAgent() {
      @Override
      public CompletableFuture<AgentEnd> end() {
        return end;
      }

      @Override
      public void stop(Duration patience) {}
    };
  }
}
