package io.agentcron.api.agents;

import java.util.Optional;

/** The rules by which the runs of an agent are made. */
public record Policies(
    Overlap overlap,
    Retry retry,
    Optional<Budget> budget,
    Optional<Breaker> breaker,
    Session session,
    Optional<Gate> gate) {
  public static final Policies DEFAULT =
      new Policies(
          Overlap.SKIP,
          Retry.NEVER,
          Optional.empty(),
          Optional.empty(),
          Session.FRESH,
          Optional.empty());
}
