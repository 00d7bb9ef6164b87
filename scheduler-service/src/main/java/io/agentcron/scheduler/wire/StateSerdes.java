package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.PreviousRun;
import io.agentcron.scheduler.state.ActivityState;
import io.agentcron.schemas.serde.StateSerde;
import org.apache.kafka.common.serialization.Serde;

/** How the stores and their changelogs keep the state. */
public final class StateSerdes {
  private StateSerdes() {}

  public static Serde<Agent> agents() {
    return StateSerde.of(AgentDefinition.class, DefinitionWire::definition, DefinitionWire::agent);
  }

  public static Serde<Activity> activities() {
    return StateSerde.of(ActivityState.class, ActivityWire::state, ActivityWire::activity);
  }

  public static Serde<PreviousRun> previousRuns() {
    return StateSerde.of(
        io.agentcron.contract.PreviousRun.class, PreviousRunWire::record, PreviousRunWire::run);
  }
}
