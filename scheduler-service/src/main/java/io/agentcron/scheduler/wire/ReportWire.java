package io.agentcron.scheduler.wire;

import io.agentcron.contract.DeadlineReached;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.Outcome;
import io.agentcron.contract.RunCancelled;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunFailed;
import io.agentcron.contract.RunProgressed;
import io.agentcron.contract.RunSkipped;
import io.agentcron.contract.RunStarted;
import io.agentcron.scheduler.decide.End;
import io.agentcron.scheduler.decide.Report;
import io.agentcron.scheduler.decide.Report.Launched;
import io.agentcron.scheduler.run.Deadline;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of the journal the scheduler goes by: the executors' words, and its own deadlines. Its own
 * decisions are folded already.
 */
final class ReportWire {
  private ReportWire() {}

  static Optional<Report> report(RunEvent event, Instant at) {
    String runId = event.getRunId();
    if (runId == null) {
      return Optional.empty();
    }
    int attempt = event.getAttempt();
    int dispatch = event.getDispatch();
    boolean ours = event.getSource() == EventSource.scheduler;
    return Optional.ofNullable(
        switch (event.getPayload()) {
          case DeadlineReached reached when ours ->
              new Report.Deadline(runId, attempt, dispatch, at, deadline(reached));
          case Object _ when ours -> null;
          case RunStarted started ->
              new Report.Started(runId, attempt, dispatch, at, started.getExecutor());
          case RunProgressed _ -> new Report.Progressed(runId, attempt, dispatch, at);
          case RunFailed failed when failed.getKind() == FailureKind.not_launched ->
              new Report.GivenBack(runId, attempt, dispatch, at, Launched.NO, OptionalLong.of(0));
          case RunFailed failed when failed.getKind() == FailureKind.executor_shutdown ->
              new Report.GivenBack(
                  runId, attempt, dispatch, at, Launched.YES, cost(failed.getOutcome()));
          case RunFailed failed ->
              new Report.Ended(
                  runId, attempt, dispatch, at, failure(failed), cost(failed.getOutcome()));
          case RunCompleted completed ->
              new Report.Ended(
                  runId,
                  attempt,
                  dispatch,
                  at,
                  success(completed.getOutcome()),
                  cost(completed.getOutcome()));
          case RunCancelled cancelled ->
              new Report.Ended(
                  runId, attempt, dispatch, at, new End.Withdrawn(), cost(cancelled.getOutcome()));
          case RunSkipped _ ->
              new Report.Ended(
                  runId, attempt, dispatch, at, new End.Withdrawn(), OptionalLong.of(0));
          default -> null;
        });
  }

  private static End.Success success(Outcome outcome) {
    return new End.Success(
        Optional.ofNullable(outcome.getMetrics().getSessionId()),
        Optional.ofNullable(outcome.getOutput()));
  }

  private static End.Failure failure(RunFailed failed) {
    return new End.Failure(
        FailureWire.kind(failed.getKind()),
        Optional.ofNullable(failed.getRetryAt()),
        failed.getEndsRun());
  }

  /** What was not launched costs nothing; else it is as the runtime says, if it does. */
  private static OptionalLong cost(Outcome outcome) {
    Long reported = outcome.getMetrics().getCostMicroUsd();
    return reported == null && outcome.getDurationMillis() == 0
        ? OptionalLong.of(0)
        : PolicyWire.money(reported);
  }

  private static Deadline deadline(DeadlineReached reached) {
    return switch (reached.getDeadline()) {
      case start -> Deadline.START;
      case lease -> Deadline.LEASE;
      case run -> Deadline.RUN;
    };
  }
}
