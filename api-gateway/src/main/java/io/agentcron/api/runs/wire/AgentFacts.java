package io.agentcron.api.runs.wire;

import io.agentcron.api.runs.AgentEvent;
import io.agentcron.api.runs.Pause;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import java.time.Instant;
import java.util.Optional;

/** The payloads that are about an agent. */
final class AgentFacts {
  private AgentFacts() {}

  /** The payload is a union, which Avro's generated classes can say by {@link Object} only. */
  static Optional<AgentEvent.Fact> of(Object payload, Instant at) {
    return Optional.ofNullable(
        switch (payload) {
          case DefinitionApplied it -> new AgentEvent.Applied(it.getVersion());
          case AgentPaused it ->
              new AgentEvent.Paused(
                  new Pause(
                      Translation.text(it.getBy()),
                      it.getCause().name(),
                      Translation.optionalText(it.getNote()),
                      at,
                      it.getUntil()));
          case AgentResumed it ->
              new AgentEvent.Resumed(
                  Translation.text(it.getBy()), Translation.optionalText(it.getNote()));
          case BackfillAccepted it -> new AgentEvent.BackfillAccepted(it.getRuns());
          case ScheduleRefused it ->
              new AgentEvent.ScheduleRefused(Translation.text(it.getMessage()));
          case ScheduleFinished it -> new AgentEvent.ScheduleFinished(it.getFires());
          default -> null;
        });
  }
}
