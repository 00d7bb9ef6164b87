package io.agentcron.api.agents;

import java.util.Set;

/** {@code If-Match}: which versions a caller is willing to change. */
public sealed interface Precondition {
  record Any() implements Precondition {}

  record OneOf(Set<Long> versions) implements Precondition {
    public OneOf {
      versions = Set.copyOf(versions);
    }
  }

  default boolean allows(Agent agent) {
    return switch (this) {
      case Any _ -> true;
      case OneOf(Set<Long> versions) -> versions.contains(agent.version());
    };
  }
}
