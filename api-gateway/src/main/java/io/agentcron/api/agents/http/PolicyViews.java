package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Breaker;
import io.agentcron.api.agents.Budget;
import io.agentcron.api.agents.CatchUp;
import io.agentcron.api.agents.Gate;
import io.agentcron.api.agents.Overlap;
import io.agentcron.api.agents.Retry;
import io.agentcron.api.agents.Words;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.Pause;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of the scheduler as answers show them. */
final class PolicyViews {
  private PolicyViews() {}

  /**
   * What becomes of a new run while runs of the same agent are active.
   *
   * @param policy skip it, queue it, run it in parallel, or replace what is active by it
   * @param limit queue: how many may wait; parallel: how many may be active; 3 if absent
   */
  @Serdeable
  @Schema(name = "Overlap")
  record OverlapView(
      @Schema(
              type = "string",
              allowableValues = {"skip", "queue", "parallel", "replace"},
              defaultValue = "skip")
          String policy,
      @Nullable @Schema(minimum = "1", maximum = "100") Integer limit) {
    static OverlapView of(Overlap overlap) {
      return new OverlapView(
          Words.of(overlap.policy()), overlap.policy().hasLimit() ? overlap.limit() : null);
    }
  }

  /**
   * Whether a run that failed is tried again.
   *
   * @param maxAttempts 1 is never again
   * @param delay before the second attempt, ISO-8601
   * @param multiplier of the delay, with each further attempt
   * @param maxDelay no delay is longer, ISO-8601
   * @param on after which failures
   */
  @Serdeable
  @Schema(name = "Retry")
  record RetryView(
      @Schema(minimum = "1", maximum = "100", defaultValue = "1") int maxAttempts,
      @Schema(example = "PT1M", defaultValue = "PT30S") String delay,
      @Schema(minimum = "1", maximum = "100", defaultValue = "2") double multiplier,
      @Schema(example = "PT1H", defaultValue = "PT1H") String maxDelay,
      @Schema(example = "[\"error\", \"rate_limited\"]") List<String> on) {
    static RetryView of(Retry retry) {
      return new RetryView(
          retry.maxAttempts(),
          retry.delay().toString(),
          retry.multiplier(),
          retry.maxDelay().toString(),
          retry.on().stream().map(FailureKind::word).toList());
    }
  }

  /**
   * What all runs may cost together; needs {@code limits.maxBudgetUsd}, which each run reserves.
   *
   * @param timezone whose days and months they are, IANA name
   * @param onExceeded skip the runs for which nothing is left, or pause the agent until the next
   *     period
   */
  @Serdeable
  @Schema(name = "Budget")
  record BudgetView(
      @Nullable @Schema(minimum = "0.000001", maximum = "1000000") BigDecimal dailyUsd,
      @Nullable @Schema(minimum = "0.000001", maximum = "1000000") BigDecimal monthlyUsd,
      @Schema(defaultValue = "UTC") String timezone,
      @Schema(
              type = "string",
              allowableValues = {"skip", "pause"},
              defaultValue = "skip")
          String onExceeded) {
    static BudgetView of(Budget budget) {
      return new BudgetView(
          budget.dailyUsd().orElse(null),
          budget.monthlyUsd().orElse(null),
          budget.timezone().getId(),
          Words.of(budget.onExceeded()));
    }
  }

  /**
   * Pauses the agent after failures in a row.
   *
   * @param probeAfter then one run is let through to see whether it works again, ISO-8601; null
   *     waits for somebody to resume
   */
  @Serdeable
  @Schema(name = "Breaker")
  record BreakerView(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "100")
          int failures,
      @Nullable @Schema(example = "PT30M") String probeAfter) {
    static BreakerView of(Breaker breaker) {
      return new BreakerView(
          breaker.failures(), breaker.probeAfter().map(Duration::toString).orElse(null));
    }
  }

  /**
   * A command that runs before the agent and decides whether it does.
   *
   * @param command the program, then its arguments
   * @param skipExitCode with this exit code the run is skipped, with 0 the agent runs, with any
   *     other the run fails
   */
  @Serdeable
  @Schema(name = "Gate")
  record GateView(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> command,
      @Schema(minimum = "1", maximum = "255", defaultValue = "1") int skipExitCode) {
    static GateView of(Gate gate) {
      return new GateView(gate.command(), gate.skipExitCode());
    }
  }

  /**
   * What becomes of nominal times that are found late: after downtime, or when a pause ends.
   *
   * @param policy run the last one, all of them one by one, or none
   * @param maxLateness what is older is not run, ISO-8601
   */
  @Serdeable
  @Schema(name = "CatchUp")
  record CatchUpView(
      @Schema(
              type = "string",
              allowableValues = {"last", "all", "none"},
              defaultValue = "last")
          String policy,
      @Schema(defaultValue = "PT1H") String maxLateness) {
    static CatchUpView of(CatchUp catchUp) {
      return new CatchUpView(Words.of(catchUp.policy()), catchUp.maxLateness().toString());
    }
  }

  /**
   * Why an agent is held.
   *
   * @param by who paused it; agentcron where a rule did
   * @param cause {@code person}, {@code breaker} or {@code budget}
   * @param until when it ends by itself, or is probed; null waits for somebody to resume
   */
  @Serdeable
  @Schema(name = "Pause")
  record PauseView(
      String by, String cause, @Nullable String note, Instant at, @Nullable Instant until) {
    static Optional<PauseView> of(Optional<Pause> pause) {
      return pause.map(it -> new PauseView(it.by(), it.cause(), it.note(), it.at(), it.until()));
    }
  }
}
