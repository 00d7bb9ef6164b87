package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Change;
import io.agentcron.api.agents.Precondition;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Refusal;
import io.agentcron.api.agents.Saving;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.wire.AgentRecord;
import io.agentcron.service.KafkaConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Carries changes out under the conditions that hold for all of them. */
@Singleton
class AgentEditor {
  /** What a record has besides its value: key, headers, framing. */
  private static final int RECORD_OVERHEAD = 1_024;

  private final AgentStore store;
  private final long mostBytes;

  AgentEditor(AgentStore store, KafkaConfiguration kafka) {
    this.store = store;
    this.mostBytes = kafka.maxRequestSize() - RECORD_OVERHEAD;
  }

  Agent create(Agent agent) {
    Optional<Refusal> tooLarge = tooLarge(agent);
    if (tooLarge.isPresent()) {
      throw RefusalProblems.of(tooLarge.get());
    }
    return saved(store.create(agent));
  }

  /**
   * The agent after the change.
   *
   * @throws ProblemException if it was refused
   */
  Agent change(
      String owner, String agent, Precondition precondition, Function<Agent, Change> decide) {
    return saved(attempt(owner, agent, precondition, decide));
  }

  void delete(
      String owner, String agent, Precondition precondition, Function<Agent, Change> decide) {
    if (attempt(owner, agent, precondition, decide) instanceof Saving.Refused(Refusal refusal)) {
      throw RefusalProblems.of(refusal);
    }
  }

  private Saving attempt(
      String owner, String agent, Precondition precondition, Function<Agent, Change> decide) {
    return store.change(
        owner,
        new Reference(agent),
        owner,
        current ->
            precondition.allows(current)
                ? fitting(decide.apply(current))
                : new Change.Refuse(new Refusal.VersionMismatch(current.version())));
  }

  private Change fitting(Change change) {
    return change instanceof Change.Replace(Agent next)
        ? tooLarge(next).<Change>map(Change.Refuse::new).orElse(change)
        : change;
  }

  private Optional<Refusal> tooLarge(Agent agent) {
    long bytes = AgentRecord.size(agent);
    return bytes > mostBytes
        ? Optional.of(new Refusal.TooLarge(bytes, mostBytes))
        : Optional.empty();
  }

  private static Agent saved(Saving saving) {
    return switch (saving) {
      case Saving.Saved(Agent agent) -> agent;
      case Saving.Refused(Refusal refusal) -> throw RefusalProblems.of(refusal);
      case Saving.Deleted() -> throw new IllegalStateException("Expected an agent, found none");
    };
  }
}
