package io.agentcron.executor.runtime;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.process.ProcessOutput;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An agent behind its gate: the gate's command first, then, if it says so, the agent. */
final class GatedAgent implements LiveAgent {
  private final WorkOrder.Gate gate;
  private final Preparation.Launcher launcher;
  private final AgentObserver observer;
  private final CompletableFuture<AgentEnd> end = new CompletableFuture<>();

  /** Guarded by this: whoever stops it meets the gate or the agent. */
  private @Nullable AgentProcess closed;

  private @Nullable LiveAgent agent;
  private boolean stopped;

  GatedAgent(WorkOrder.Gate gate, Preparation.Launcher launcher, AgentObserver observer) {
    this.gate = gate;
    this.launcher = launcher;
    this.observer = observer;
  }

  /** Goes on when the gate's process has ended. */
  synchronized void await(AgentProcess process) {
    closed = process;
    var _ =
        process
            .end()
            .whenComplete((status, failure) -> {
              if (failure != null) {
                end.completeExceptionally(failure);
              } else {
                decide(status);
              }
            });
  }

  private synchronized void decide(int status) {
    closed = null;
    if (stopped || (status != 0 && status != gate.skipExitCode())) {
      String message = "the gate " + AgentProcess.describe(status);
      end.complete(
          new AgentEnd(
              Optional.of(new Failure(FailureKind.ERROR, message, true)),
              status,
              null,
              Metrics.NONE));
    } else if (status == 0) {
      LiveAgent launched = launcher.launch(observer);
      agent = launched;
      var _ =
          launched
              .end()
              .whenComplete((it, failure) -> {
                if (failure != null) {
                  end.completeExceptionally(failure);
                } else {
                  end.complete(it);
                }
              });
    } else {
      end.complete(AgentEnd.skipped("the gate " + AgentProcess.describe(status)));
    }
  }

  @Override
  public CompletableFuture<AgentEnd> end() {
    return end;
  }

  @Override
  public synchronized void stop(Duration patience) {
    stopped = true;
    if (agent != null) {
      agent.stop(patience);
    } else if (closed != null) {
      closed.stop(patience);
    }
  }

  /** What the gate prints is for the transcript. */
  static ProcessOutput output(AgentObserver observer) {
    return new ProcessOutput() {
      @Override
      public void bytes(int count) {
        observer.printed(count);
      }

      @Override
      public void stdout(String line) {
        observer.line(Transcript.Stream.EXECUTOR, "gate: " + line);
      }

      @Override
      public void stderr(String line) {
        observer.line(Transcript.Stream.EXECUTOR, "gate: " + line);
      }
    };
  }
}
