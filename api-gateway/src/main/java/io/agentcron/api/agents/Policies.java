package io.agentcron.api.agents;

import java.util.Optional;

/** The rules by which the scheduler treats the runs of an agent. */
public record Policies(
    Overlap overlap, Retry retry, Optional<Budget> budget, Optional<Breaker> breaker) {
  public static final Policies DEFAULT =
      new Policies(Overlap.SKIP, Retry.NEVER, Optional.empty(), Optional.empty());
}
