package io.agentcron.api.commands.http;

import io.agentcron.api.commands.Answer;
import io.agentcron.api.commands.Decision;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How decisions are told to the caller: as a status, or as a problem. */
sealed interface CommandAnswers {
  record Status(String status) implements CommandAnswers {}

  record Refused(Problem problem) implements CommandAnswers {}

  static CommandAnswers toTrigger(Answer answer, UUID runId) {
    return switch (answer) {
      case Answer.Undecided() -> new Status("accepted");
      case Answer.Unreachable(String cause) -> unavailable(cause);
      case Answer.Decided(Decision decision) ->
          switch (decision) {
            case Decision.Dispatched() -> new Status("requested");
            case Decision.CancelRequested() -> new Status("cancelling");
            case Decision.Cancelled() -> new Status("cancelled");
            case Decision.Skipped(String reason, String message) ->
                new Refused(
                    Problem.of(ProblemType.RUN_SKIPPED, message)
                        .withReason(reason)
                        .withRun(runId.toString()));
            case Decision.Rejected it ->
                it.why() == Decision.Why.DUPLICATE_RUN
                    ? new Status("accepted")
                    : rejected(it, Optional.of(runId));
          };
    };
  }

  static CommandAnswers toCancel(Answer answer, Optional<UUID> runId) {
    return switch (answer) {
      case Answer.Undecided() -> new Status("accepted");
      case Answer.Unreachable(String cause) -> unavailable(cause);
      case Answer.Decided(Decision decision) ->
          switch (decision) {
            case Decision.CancelRequested() -> new Status("cancelling");
            case Decision.Cancelled() -> new Status("cancelled");
            case Decision.Dispatched() -> new Status("accepted");
            case Decision.Skipped _ -> new Status("accepted");
            case Decision.Rejected it ->
                it.why() == Decision.Why.UNKNOWN_RUN && runId.isEmpty()
                    ? new Status("idle")
                    : rejected(it, runId);
          };
    };
  }

  private static CommandAnswers rejected(Decision.Rejected rejected, Optional<UUID> runId) {
    ProblemType type =
        switch (rejected.why()) {
          case UNKNOWN_AGENT -> ProblemType.UNKNOWN_AGENT;
          case UNKNOWN_SCHEDULE -> ProblemType.UNKNOWN_SCHEDULE;
          // The gateway knows the run, so what the scheduler does not have any more has ended.
          case UNKNOWN_RUN -> ProblemType.RUN_NOT_ACTIVE;
          case DUPLICATE_RUN, OTHER -> ProblemType.COMMAND_REJECTED;
        };
    Problem problem =
        Problem.of(type, rejected.message())
            .withReason(rejected.why().name().toLowerCase(Locale.ROOT));
    return new Refused(runId.map(it -> problem.withRun(it.toString())).orElse(problem));
  }

  private static CommandAnswers unavailable(String cause) {
    return new Refused(
        Problem.of(
            ProblemType.UNAVAILABLE,
            cause + ". The command may still arrive; repeat it with the same Idempotency-Key"));
  }
}
