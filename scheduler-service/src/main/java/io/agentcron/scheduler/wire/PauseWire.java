package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.PauseCause;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.state.PauseState;
import java.util.Optional;

/** Pauses: into the journal, and as the store has them, both ways. */
final class PauseWire {
  private static final String SCHEDULER = "agentcron";

  private PauseWire() {}

  static AgentPaused event(Pause pause) {
    return switch (pause) {
      case Pause.ByPerson(var by, var note, var until) ->
          new AgentPaused(by, PauseCause.person, note.orElse(null), until.orElse(null));
      case Pause.ByBreaker(int failures, var probeAt) ->
          new AgentPaused(
              SCHEDULER,
              PauseCause.breaker,
              "%d runs in a row have failed".formatted(failures),
              probeAt.orElse(null));
      case Pause.ByBudget(var until) ->
          new AgentPaused(SCHEDULER, PauseCause.budget, "The budget is used up", until);
    };
  }

  static PauseState state(Pause pause) {
    PauseState.Builder state = PauseState.newBuilder();
    return switch (pause) {
      case Pause.ByPerson(var by, var note, var until) ->
          state
              .setCause(Cause.PERSON.name())
              .setBy(by)
              .setNote(note.orElse(null))
              .setUntil(until.orElse(null))
              .build();
      case Pause.ByBreaker(int failures, var probeAt) ->
          state
              .setCause(Cause.BREAKER.name())
              .setFailures(failures)
              .setUntil(probeAt.orElse(null))
              .build();
      case Pause.ByBudget(var until) -> state.setCause(Cause.BUDGET.name()).setUntil(until).build();
    };
  }

  static Pause pause(PauseState state) {
    return switch (Cause.valueOf(state.getCause())) {
      case PERSON ->
          new Pause.ByPerson(
              state.getBy(),
              Optional.ofNullable(state.getNote()),
              Optional.ofNullable(state.getUntil()));
      case BREAKER ->
          new Pause.ByBreaker(state.getFailures(), Optional.ofNullable(state.getUntil()));
      case BUDGET -> new Pause.ByBudget(state.getUntil());
    };
  }

  private enum Cause {
    PERSON,
    BREAKER,
    BUDGET
  }
}
