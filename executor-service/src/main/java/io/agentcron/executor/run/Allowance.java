package io.agentcron.executor.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt may use, whatever its runtime does about it by itself.
 *
 * @param maxPrintedBytes of everything that it prints, kept or not
 */
public record Allowance(WorkOrder.Limits limits, long maxPrintedBytes) {

  /**
   * What it has used until now.
   *
   * @param elapsed since its launch
   * @param silent since it last said anything
   * @param metrics as far as its runtime reports them
   */
  public record Used(Duration elapsed, Duration silent, long printedBytes, Metrics metrics) {}

  /** In which way it has used more than it may, if it has. */
  public Optional<Failure> exceededBy(Used used) {
    if (used.elapsed().compareTo(limits.timeout()) >= 0) {
      return failure(FailureKind.TIMED_OUT, "ended after its limit of " + limits.timeout(), true);
    }
    if (limits.stallTimeout().filter(it -> used.silent().compareTo(it) >= 0).isPresent()) {
      return failure(FailureKind.STALLED, "said nothing for " + limits.stallTimeout().get(), true);
    }
    if (used.printedBytes() > maxPrintedBytes) {
      return failure(
          FailureKind.OUTPUT_LIMIT, "printed more than " + maxPrintedBytes + " bytes", false);
    }
    Integer turns = used.metrics().numTurns();
    if (turns != null && limits.maxTurns().filter(it -> turns > it).isPresent()) {
      return failure(
          FailureKind.MAX_TURNS, "took more than " + limits.maxTurns().get() + " turns", false);
    }
    Long cost = used.metrics().costMicroUsd();
    if (cost != null && limits.maxBudgetMicroUsd().filter(it -> cost > it).isPresent()) {
      return failure(
          FailureKind.BUDGET_EXCEEDED,
          "cost %s USD, more than %s USD"
              .formatted(usd(cost), usd(limits.maxBudgetMicroUsd().get())),
          false);
    }
    return Optional.empty();
  }

  /** How long it can go on like this before a limit of time is reached. */
  public Duration patienceWith(Used used) {
    Duration left = limits.timeout().minus(used.elapsed());
    return limits
        .stallTimeout()
        .map(it -> it.minus(used.silent()))
        .filter(it -> it.compareTo(left) < 0)
        .orElse(left);
  }

  private static Optional<Failure> failure(FailureKind kind, String message, boolean retryable) {
    return Optional.of(new Failure(kind, message, retryable));
  }

  private static String usd(long microUsd) {
    return BigDecimal.valueOf(microUsd, 6).stripTrailingZeros().toPlainString();
  }
}
