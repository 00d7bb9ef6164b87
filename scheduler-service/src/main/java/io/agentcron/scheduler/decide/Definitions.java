package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.SkipReason;
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
    Stream<Output> ended =
        state.activity().runs().stream().flatMap(run -> end(run, incoming).stream());
    return Stream.concat(applied, ended).toList();
  }

  private static List<Output> end(ActiveRun run, Agent agent) {
    if (run.isQueued()) {
      return withdrawn(run.origin(), agent)
          .map(reason ->
              List.<Output>of(
                  new Event.RunSkipped(
                      run.origin(), reason, "Withdrawn while it waited for other runs to end")))
          .orElse(List.of());
    }
    return agent.deleted()
        ? Cancels.of(run, "agentcron: the agent was deleted", Optional.empty())
        : List.of();
  }

  /** A run that somebody asked for stays when its schedule is disabled. */
  private static Optional<SkipReason> withdrawn(RunOrigin origin, Agent agent) {
    Optional<Schedule> schedule = origin.schedule().flatMap(it -> agent.schedule(it.id()));
    if (agent.deleted() || (origin.schedule().isPresent() && schedule.isEmpty())) {
      return Optional.of(SkipReason.DELETED);
    }
    return schedule
        .filter(it -> origin.nominalTime().isPresent() && !it.isEnabled())
        .map(_ -> SkipReason.DISABLED);
  }
}
