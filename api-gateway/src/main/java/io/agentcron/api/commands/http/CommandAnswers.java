package io.agentcron.api.commands.http;

import io.agentcron.api.commands.Answer;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.Decision;
import io.agentcron.api.commands.Decision.Why;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How decisions are told to the caller: as a status, or as a problem. */
sealed interface CommandAnswers {
  /** Not known yet, or not to be known from here. */
  Status ACCEPTED = new Status("accepted");

  record Status(String status) implements CommandAnswers {}

  record Refused(Problem problem) implements CommandAnswers {}

  /**
   * What became of a request.
   *
   * @param runId that it was about, or that it asked for
   */
  static CommandAnswers to(Command.Request request, Answer answer, Optional<UUID> runId) {
    return switch (answer) {
      case Answer.Undecided() -> ACCEPTED;
      case Answer.Unreachable(String cause) -> unavailable(cause);
      case Answer.Decided(Decision decision) -> decided(request, decision, runId);
    };
  }

  private static CommandAnswers decided(
      Command.Request request, Decision decision, Optional<UUID> runId) {
    boolean trigger = request instanceof Command.Trigger;
    return switch (decision) {
      // Of another command's run they say nothing about this one.
      case Decision.Dispatched() -> trigger ? new Status("requested") : ACCEPTED;
      case Decision.Queued() -> trigger ? new Status("queued") : ACCEPTED;
      case Decision.Skipped it -> trigger ? skipped(it, runId) : ACCEPTED;
      case Decision.CancelRequested() -> new Status("cancelling");
      case Decision.Cancelled() -> new Status("cancelled");
      case Decision.Paused() -> new Status("paused");
      case Decision.Resumed() -> new Status("resumed");
      case Decision.BackfillAccepted _ -> ACCEPTED;
      case Decision.Rejected it -> rejected(request, it, runId);
    };
  }

  private static CommandAnswers skipped(Decision.Skipped skipped, Optional<UUID> runId) {
    ProblemType type =
        skipped.reason().equals("queue_full") ? ProblemType.QUEUE_FULL : ProblemType.RUN_SKIPPED;
    return refused(Problem.of(type, skipped.message()).withReason(skipped.reason()), runId);
  }

  private static CommandAnswers rejected(
      Command.Request request, Decision.Rejected rejected, Optional<UUID> runId) {
    if (request instanceof Command.Trigger && rejected.why() == Why.DUPLICATE_RUN) {
      return ACCEPTED;
    }
    if (request instanceof Command.Cancel && rejected.why() == Why.UNKNOWN_RUN && runId.isEmpty()) {
      return new Status("idle");
    }
    ProblemType type =
        switch (rejected.why()) {
          case UNKNOWN_AGENT -> ProblemType.UNKNOWN_AGENT;
          case UNKNOWN_SCHEDULE -> ProblemType.UNKNOWN_SCHEDULE;
          // The gateway knows the run, so what the scheduler does not have any more has ended.
          case UNKNOWN_RUN -> ProblemType.RUN_NOT_ACTIVE;
          case DUPLICATE_RUN, OTHER -> ProblemType.COMMAND_REJECTED;
        };
    return refused(
        Problem.of(type, rejected.message())
            .withReason(rejected.why().name().toLowerCase(Locale.ROOT)),
        runId);
  }

  private static CommandAnswers refused(Problem problem, Optional<UUID> runId) {
    return new Refused(runId.map(it -> problem.withRun(it.toString())).orElse(problem));
  }

  private static CommandAnswers unavailable(String cause) {
    return new Refused(
        Problem.of(
            ProblemType.UNAVAILABLE,
            cause + ". The command may still arrive; repeat it with the same Idempotency-Key"));
  }
}
