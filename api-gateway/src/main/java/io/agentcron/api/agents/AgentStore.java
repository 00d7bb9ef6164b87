package io.agentcron.api.agents;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where definitions are kept: every change commits together with its version. */
public interface AgentStore {

  /** Keeps a new agent, unless its owner has one of that name. */
  Saving create(Agent agent);

  Optional<Agent> find(String owner, Reference agent);

  /** By name, after the cursor. */
  List<Agent> list(String owner, AgentQuery query);

  /** Every version of every agent of an owner, deleted ones too; each list oldest first. */
  List<List<PublishedAgent.Revision>> revisions(String owner);

  /** By the agent's name, then the schedule's, after the cursor. */
  List<OwnedSchedule> schedules(String owner, ScheduleQuery query);

  /**
   * Decides under a lock on the agent, so that of two writers the second sees what the first did.
   *
   * @param by who asks for it
   */
  Saving change(String owner, Reference agent, String by, Function<Agent, Change> decide);
}
