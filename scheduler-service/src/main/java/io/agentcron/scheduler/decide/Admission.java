package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.RunDispatched;
import io.agentcron.scheduler.decide.Event.RunFailed;
import io.agentcron.scheduler.decide.Event.RunQueued;
import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Pause;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.SkipReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one way out for every run, wherever it comes from. A new one passes {@link #admit}; one that
 * has waited for its turn goes on at {@link #release}.
 */
final class Admission {
  private final Rules rules;

  Admission(Rules rules) {
    this.rules = rules;
  }

  /**
   * A new run: a fire, or somebody asks for it. It goes out, or waits, or gets a row that says why
   * not.
   */
  List<Output> admit(AgentState state, ActiveRun run, Moment moment) {
    if (moment.everythingIsPaused()) {
      return List.of(new RunSkipped(run.origin(), SkipReason.PAUSED, "Everything is paused"));
    }
    Instant now = moment.now();
    return switch (Overlap.verdict(state.agent().orElseThrow(), state.activity(), run)) {
      case Overlap.Verdict.Room _ -> release(state, run, now);
      case Overlap.Verdict.Wait(int position) -> List.of(new RunQueued(run, position));
      case Overlap.Verdict.Refused(var reason, var message) ->
          List.of(new RunSkipped(run.origin(), reason, message));
      case Overlap.Verdict.Replace(var others) -> replace(state, run, others, now);
    };
  }

  /** A run that there is room for. */
  List<Output> release(AgentState state, ActiveRun run, Instant now) {
    Agent agent = state.agent().orElseThrow();
    return switch (Budgets.reserve(rules, agent, state.activity(), now)) {
      case Budgets.Verdict.Reserved(var reservation) ->
          List.of(new RunDispatched(Dispatches.out(rules, agent, run, reservation, now)));
      case Budgets.Verdict.Exceeded exceeded -> refuse(state, run, exceeded);
    };
  }

  private static List<Output> refuse(
      AgentState state, ActiveRun run, Budgets.Verdict.Exceeded exceeded) {
    Event refused =
        run.phase() instanceof Phase.Retrying(_, var after)
            ? new RunFailed(run, after, "Not tried again: " + exceeded.message(), true)
            : new RunSkipped(run.origin(), SkipReason.BUDGET, exceeded.message());
    boolean pauses =
        exceeded.budget().onExceeded() == Budget.OnExceeded.PAUSE
            && state.activity().standing().pause().isEmpty();
    return pauses
        ? List.of(refused, new AgentPaused(new Pause.ByBudget(exceeded.until()), Optional.empty()))
        : List.of(refused);
  }

  /** The new run starts when the last of the others has ended or its lease is over. */
  private List<Output> replace(
      AgentState state, ActiveRun run, List<ActiveRun> others, Instant now) {
    Stream<Output> ended = others.stream().flatMap(other -> replaced(other, run).stream());
    boolean waits = others.stream().anyMatch(other -> other.phase() instanceof Phase.Running);
    List<Output> goes = waits ? List.of(new RunQueued(run, 1)) : release(state, run, now);
    return Stream.concat(ended, goes.stream()).toList();
  }

  private static List<Output> replaced(ActiveRun other, ActiveRun by) {
    if (other.isQueued()) {
      return List.of(
          new RunSkipped(
              other.origin(), SkipReason.SUPERSEDED, "Replaced by run %s".formatted(by.runId())));
    }
    return Cancels.askedBy(other).isPresent()
        ? List.of()
        : Cancels.of(
            other, "agentcron: replaced by run %s".formatted(by.runId()), Optional.empty());
  }
}
