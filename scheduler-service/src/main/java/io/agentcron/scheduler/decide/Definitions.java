package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.SkipReason;
import io.agentcron.scheduler.run.Trigger;
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
    Stream<Output> dropped =
        Backfills.rest(state, incoming.version()).stream()
            .flatMap(run -> withdrawn(run, incoming).stream());
    return Stream.of(applied, ended, dropped).flatMap(it -> it).toList();
  }

  private static List<Output> end(ActiveRun run, Agent agent) {
    if (run.isQueued()) {
      return withdrawn(run.origin(), agent).<List<Output>>map(List::of).orElse(List.of());
    }
    return agent.deleted()
        ? Cancels.of(run, "agentcron: the agent was deleted", Optional.empty())
        : List.of();
  }

  /** A run that somebody asked for stays when its schedule is disabled. */
  private static Optional<Event> withdrawn(RunOrigin origin, Agent agent) {
    return reason(origin, agent)
        .map(reason ->
            new Event.RunSkipped(
                origin, reason, "Withdrawn while it waited for other runs to end"));
  }

  private static Optional<SkipReason> reason(RunOrigin origin, Agent agent) {
    Optional<Schedule> schedule = origin.schedule().flatMap(it -> agent.schedule(it.id()));
    if (agent.deleted() || (origin.schedule().isPresent() && schedule.isEmpty())) {
      return Optional.of(SkipReason.DELETED);
    }
    return schedule
        .filter(it ->
            origin.trigger() != Trigger.BACKFILL
                && origin.nominalTime().isPresent()
                && !it.isEnabled())
        .map(_ -> SkipReason.DISABLED);
  }
}
