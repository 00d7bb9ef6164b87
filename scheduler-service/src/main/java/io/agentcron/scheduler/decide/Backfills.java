package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.RunOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Past times that somebody wants run: one at a time, when nothing else of the agent goes on. */
final class Backfills implements Timed {
  private final Admission admission;

  Backfills(Admission admission) {
    this.admission = admission;
  }

  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return head(state, moment)
        .map(run -> admission.admit(state, ActiveRun.wanted(run, Overrides.NONE), moment))
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return head(state, moment).map(_ -> moment.now());
  }

  /** All that is still to be run, as it would be under this version. */
  static List<RunOrigin> rest(AgentState state, long definitionVersion) {
    return state.activity().backfills().stream()
        .flatMap(backfill -> backfill.runs(definitionVersion).stream())
        .toList();
  }

  private static Optional<RunOrigin> head(AgentState state, Moment moment) {
    return state.activity().runs().isEmpty() && !Pauses.hold(state, moment)
        ? rest(state, state.agent().map(Agent::version).orElse(0L)).stream().findFirst()
        : Optional.empty();
  }
}
