package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.ActiveRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs that wait go out in order, as soon as there is room. */
final class Queue implements Timed {
  private final Admission admission;

  Queue(Admission admission) {
    this.admission = admission;
  }

  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return head(state, moment)
        .map(run -> admission.release(state, run, moment.now()))
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return head(state, moment).map(_ -> moment.now());
  }

  private static Optional<ActiveRun> head(AgentState state, Moment moment) {
    return state.activity().queued().stream()
        .filter(run -> !Pauses.hold(state, run, moment))
        .findFirst()
        .filter(run -> Overlap.hasRoom(state.agent().orElseThrow(), state.activity(), run));
  }
}
