package io.agentcron.executor.runtime.claude;

import io.agentcron.executor.process.AgentProcess;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a run of the CLI that has ended. */
final class ClaudeVerdict {
  static final String AUTHENTICATION_FAILED = "authentication_failed";

  private static final String RATE_LIMITED = "rate_limit";

  private ClaudeVerdict() {}

  /**
   * What the CLI has told of the API.
   *
   * @param error what its last failure was called
   * @param limitedUntil when the limit that it refuses by is reset
   */
  record Api(@Nullable String error, @Nullable Instant limitedUntil) {}

  /**
   * Neither the subtype nor the exit status alone tells: an API failure is a {@code success} with
   * {@code is_error}, and an interrupted run exits with 0.
   *
   * @param result the last one, if there was any
   * @param complaint the last that was printed on stderr, or empty
   * @return empty for success
   */
  static Optional<Failure> failure(
      ClaudeMessage.@Nullable Result result, Api api, int status, String complaint) {
    if (AUTHENTICATION_FAILED.equals(api.error())) {
      String message = result == null ? AUTHENTICATION_FAILED : message(result);
      return Optional.of(new Failure(FailureKind.AUTHENTICATION, message, false));
    }
    if (result == null) {
      String ending = AgentProcess.describe(status) + " without a result";
      return Optional.of(
          new Failure(
              FailureKind.ERROR, complaint.isEmpty() ? ending : ending + ": " + complaint, true));
    }
    if (result.isError()) {
      return Optional.of(failure(result, api));
    }
    return status == 0
        ? Optional.empty()
        : Optional.of(new Failure(FailureKind.ERROR, AgentProcess.describe(status), true));
  }

  private static Failure failure(ClaudeMessage.Result result, Api api) {
    String message = message(result);
    if (result.reason().equals("max_turns") || result.subtype().equals("error_max_turns")) {
      return new Failure(FailureKind.MAX_TURNS, message, false);
    }
    if (result.reason().equals("budget_exhausted")
        || result.subtype().equals("error_max_budget_usd")) {
      return new Failure(FailureKind.BUDGET_EXCEEDED, message, false);
    }
    Integer status = result.apiErrorStatus();
    if (Integer.valueOf(429).equals(status) || RATE_LIMITED.equals(api.error())) {
      return new Failure(
          FailureKind.RATE_LIMITED, message, true, Optional.ofNullable(api.limitedUntil()));
    }
    if (status == null) {
      return new Failure(FailureKind.ERROR, message, true);
    }
    return switch (status) {
      case 401, 403 -> new Failure(FailureKind.AUTHENTICATION, message, false);
      default -> new Failure(FailureKind.ERROR, message, status >= 500);
    };
  }

  private static String message(ClaudeMessage.Result result) {
    if (!result.errors().isEmpty()) {
      return String.join("; ", result.errors());
    }
    String text = result.text();
    return text == null || text.isEmpty() ? result.subtype() : text;
  }
}
