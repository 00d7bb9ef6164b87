package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the scheduler answers to what executors say. */
final class Reports {
  private final Rules rules;
  private final Deadlines deadlines;

  Reports(Rules rules, Deadlines deadlines) {
    this.rules = rules;
    this.deadlines = deadlines;
  }

  List<Output> decide(AgentState state, Report report) {
    return switch (report) {
      case Report.Started _, Report.Progressed _ -> endIfUnwanted(state, report);
      case Report.Ended ended -> goOn(state, ended);
      case Report.GivenBack givenBack -> takeBack(state, givenBack);
      case Report.Deadline deadline -> deadlines.decide(state, deadline);
    };
  }

  /** Nobody waits for this dispatch any more: its run has ended, or goes by a later one. */
  private static List<Output> endIfUnwanted(AgentState state, Report report) {
    return current(state, report).isPresent()
        ? List.of()
        : List.of(
            new Output.Cancel(report.runId(), report.attempt(), report.dispatch(), "agentcron"));
  }

  private static List<Output> goOn(AgentState state, Report.Ended report) {
    return report.end() instanceof End.Failure failure && !failure.endsRun()
        ? current(state, report)
            .map(run -> Retry.after(state.agent().orElseThrow(), run, failure, report.at()))
            .orElse(List.of())
        : List.of();
  }

  private List<Output> takeBack(AgentState state, Report.GivenBack report) {
    Optional<ActiveRun> current = current(state, report);
    if (current.isEmpty()) {
      return List.of();
    }
    ActiveRun run = current.get();
    Optional<String> askedBy = Cancels.askedBy(run);
    if (askedBy.isPresent()) {
      return List.of(new Event.RunCancelled(run, askedBy.get(), Optional.empty()));
    }
    return switch (run.phase()) {
      case Phase.Requested(_, var terms) -> again(state, run, terms, report);
      case Phase.Running running -> again(state, run, running.terms(), report);
      case Phase.Queued _, Phase.Retrying _ -> List.of();
    };
  }

  private List<Output> again(
      AgentState state, ActiveRun run, Terms terms, Report.GivenBack report) {
    // Its time to be started begins anew where it had been.
    Instant expiresAt =
        report.launched() == Report.Launched.YES
            ? report.at().plus(rules.expiry())
            : terms.expiresAt();
    return Dispatches.again(
        rules,
        state.agent().orElseThrow(),
        run,
        new Terms(expiresAt, terms.timeout(), terms.reservation()),
        report.at());
  }

  private static Optional<ActiveRun> current(AgentState state, Report report) {
    return state
        .activity()
        .run(report.runId())
        .filter(run -> run.isDispatch(report.attempt(), report.dispatch()));
  }
}
