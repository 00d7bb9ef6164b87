package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.run.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pause holds, and pauses that end by themselves. */
final class Pauses implements Timed {

  /** Whether the agent may do nothing of its own accord now. */
  static boolean hold(AgentState state, Moment moment) {
    return moment.everythingIsPaused()
        || pause(state).map(pause -> holds(state, pause, moment)).orElse(false);
  }

  /**
   * Whether a run that waits has to wait on. What somebody asked for is held with everything only.
   */
  static boolean hold(AgentState state, ActiveRun run, Moment moment) {
    return run.origin().nominalTime().isPresent()
        ? hold(state, moment)
        : moment.everythingIsPaused();
  }

  private static boolean holds(AgentState state, Pause pause, Moment moment) {
    return switch (pause) {
      case Pause.ByPerson _, Pause.ByBudget _ -> true;
      // Half open: one run at a time shows whether it works again.
      case Pause.ByBreaker(_, var probeAt) ->
          probeAt.filter(moment::hasCome).isEmpty() || isUnderWay(state);
    };
  }

  private static boolean isUnderWay(AgentState state) {
    return state.activity().runs().stream()
        .map(ActiveRun::phase)
        .anyMatch(phase -> phase instanceof Phase.Requested || phase instanceof Phase.Running);
  }

  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return pause(state).stream()
        .flatMap(pause -> end(state, pause).stream())
        .filter(moment::hasCome)
        .map(_ -> (Output) new AgentResumed("agentcron", Optional.empty(), Optional.empty()))
        .toList();
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return pause(state).stream()
        .flatMap(pause -> Stream.concat(end(state, pause).stream(), probe(pause, moment).stream()))
        .findFirst();
  }

  /** When the pause is over by itself; in the past where its cause has been taken away. */
  private static Optional<Instant> end(AgentState state, Pause pause) {
    Optional<Agent> agent = state.agent();
    return switch (pause) {
      case Pause.ByPerson(_, _, var until) -> until;
      case Pause.ByBudget(var until) ->
          agent.flatMap(it -> it.policies().budget()).isPresent()
              ? Optional.of(until)
              : Optional.of(Instant.EPOCH);
      case Pause.ByBreaker _ -> Optional.empty();
    };
  }

  /** From here on the others decide whether there is something to let through. */
  private static Optional<Instant> probe(Pause pause, Moment moment) {
    return pause instanceof Pause.ByBreaker(_, var probeAt)
        ? probeAt.filter(at -> !moment.hasCome(at))
        : Optional.empty();
  }

  private static Optional<Pause> pause(AgentState state) {
    return state.activity().standing().pause();
  }
}
