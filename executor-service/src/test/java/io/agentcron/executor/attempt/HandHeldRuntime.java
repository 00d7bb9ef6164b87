package io.agentcron.executor.attempt;

import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.AgentRuntime;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.Preparation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Agents that do what a test tells them; told to stop, they end with status 130. */
final class HandHeldRuntime implements AgentRuntime {
  static final Metrics USED =
      new Metrics(1_500L, 10L, 5L, 0L, 0L, 1, 10L, null, "session", List.of());

  /** A launched one. */
  record Agent(
      AgentObserver observer,
      CompletableFuture<AgentEnd> end,
      List<Duration> patience,
      AtomicBoolean deaf)
      implements LiveAgent {
    Agent(AgentObserver observer) {
      this(observer, new CompletableFuture<>(), new CopyOnWriteArrayList<>(), new AtomicBoolean());
    }

    @Override
    public void stop(Duration given) {
      patience.add(given);
      if (!deaf.get()) {
        end.complete(
            new AgentEnd(
                Optional.of(new Failure(FailureKind.ERROR, "interrupted", true)),
                130,
                "half",
                USED));
      }
    }

    void succeed(String output) {
      end.complete(new AgentEnd(Optional.empty(), 0, output, USED));
    }
  }

  private final List<Agent> launched = new CopyOnWriteArrayList<>();

  @Override
  public String type() {
    return "command";
  }

  @Override
  public Preparation prepare(WorkOrder order) {
    return new Preparation.Ready(observer -> {
      Agent agent = new Agent(observer);
      launched.add(agent);
      return agent;
    });
  }

  List<Agent> launched() {
    return launched;
  }
}
