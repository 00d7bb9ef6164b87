package io.agentcron.scheduler.definition;

import java.util.Optional;

/** What an agent's runs have to keep to, beyond the limits of each attempt. */
public record Policies(
    OverlapPolicy overlap, RetryPolicy retry, Optional<Budget> budget, Optional<Breaker> breaker) {
  public static final Policies NONE =
      new Policies(new OverlapPolicy.Skip(), RetryPolicy.NEVER, Optional.empty(), Optional.empty());
}
