package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Breaker;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.run.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Opens an agent's breaker when it keeps failing and closes it when a run succeeds. Both follow
 * from the state alone, whatever brought it about.
 */
final class Breakers implements Timed {

  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return verdict(state, moment.now()).<List<Output>>map(List::of).orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return verdict(state, moment.now()).map(_ -> moment.now());
  }

  private static Optional<Event> verdict(AgentState state, Instant now) {
    Standing standing = state.activity().standing();
    Optional<Breaker> breaker =
        state.agent().map(Agent::policies).flatMap(policies -> policies.breaker());
    return standing
        .pause()
        .map(pause -> whilePaused(standing, breaker, pause, now))
        .orElseGet(() ->
            breaker
                .filter(it -> standing.failures() >= it.failures())
                .map(it -> open(standing, it, now)));
  }

  private static Optional<Event> whilePaused(
      Standing standing, Optional<Breaker> breaker, Pause pause, Instant now) {
    if (!(pause instanceof Pause.ByBreaker(int failures, var probeAt))) {
      return Optional.empty();
    }
    if (breaker.isEmpty()) {
      return resumed("The breaker was taken away");
    }
    if (standing.failures() == 0) {
      return resumed("A run has succeeded");
    }
    return probeAt
        .filter(_ -> standing.failures() > failures)
        .map(_ -> open(standing, breaker.get(), now));
  }

  private static Event open(Standing standing, Breaker breaker, Instant now) {
    return new AgentPaused(
        new Pause.ByBreaker(standing.failures(), breaker.probeAfter().map(now::plus)),
        Optional.empty());
  }

  private static Optional<Event> resumed(String why) {
    return Optional.of(new AgentResumed("agentcron", Optional.of(why), Optional.empty()));
  }
}
