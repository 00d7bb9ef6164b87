package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a definition that arrives. */
final class Definitions {
  private Definitions() {}

  /** Older versions are ignored; a deletion ends what is going on. */
  static List<Output> decide(AgentState state, Agent incoming) {
    if (state.agent().map(Agent::version).orElse(0L) >= incoming.version()) {
      return List.of();
    }
    Stream<Output> applied = Stream.of(new Event.DefinitionApplied(incoming));
    Stream<Output> cancelled =
        state.activity().runs().stream()
            .filter(_ -> incoming.deleted())
            .flatMap(run ->
                Cancels.of(run, "agentcron: the agent was deleted", Optional.empty()).stream());
    return Stream.concat(applied, cancelled).toList();
  }
}
