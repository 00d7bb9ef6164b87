package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.PreviousRun;
import java.util.Optional;

/**
 * All that the scheduler knows of one agent.
 *
 * @param agent empty until its definition arrives
 * @param previous what its next run is told of the last one; empty where the agent does not ask
 */
public record AgentState(Optional<Agent> agent, Activity activity, Optional<PreviousRun> previous) {
  public static final AgentState UNKNOWN =
      new AgentState(Optional.empty(), Activity.NONE, Optional.empty());

  /** Deleted, and nothing of it goes on or is owed. */
  public boolean isGone() {
    return agent.map(it -> it.deleted() && !owes(it)).orElse(true) && activity.runs().isEmpty();
  }

  private boolean owes(Agent deleted) {
    return deleted.schedules().stream()
        .anyMatch(schedule ->
            Optional.ofNullable(activity.cursors().get(schedule.id()))
                .flatMap(cursor -> Owed.first(schedule, cursor))
                .isPresent());
  }

  AgentState with(Activity changed) {
    return new AgentState(agent, changed, previous);
  }

  AgentState with(PreviousRun last) {
    return new AgentState(agent, activity, Optional.of(last));
  }
}
