package io.agentcron.api.wire;

import io.agentcron.api.agents.Breaker;
import io.agentcron.api.agents.Budget;
import io.agentcron.api.agents.Overlap;
import io.agentcron.api.agents.Retry;
import io.agentcron.api.agents.Words;
import io.agentcron.contract.FailureKind;
import io.agentcron.contract.OnExceeded;
import io.agentcron.contract.OverlapKind;
import io.agentcron.contract.OverlapPolicy;
import io.agentcron.contract.RetryPolicy;
import java.time.Duration;

/** Policies as records of the contracts. */
final class PolicyRecords {
  private PolicyRecords() {}

  static OverlapPolicy of(Overlap overlap) {
    return new OverlapPolicy(OverlapKind.valueOf(Words.of(overlap.policy())), overlap.limit());
  }

  static RetryPolicy of(Retry retry) {
    return RetryPolicy.newBuilder()
        .setMaxAttempts(retry.maxAttempts())
        .setDelayMillis(retry.delay().toMillis())
        .setMultiplier(retry.multiplier())
        .setMaxDelayMillis(retry.maxDelay().toMillis())
        .setOn(retry.on().stream().map(it -> FailureKind.valueOf(it.word())).toList())
        .build();
  }

  static io.agentcron.contract.Budget of(Budget budget) {
    return io.agentcron.contract.Budget.newBuilder()
        .setDailyMicroUsd(budget.dailyMicroUsd().orElse(null))
        .setMonthlyMicroUsd(budget.monthlyMicroUsd().orElse(null))
        .setTimezone(budget.timezone().getId())
        .setOnExceeded(OnExceeded.valueOf(Words.of(budget.onExceeded())))
        .build();
  }

  static io.agentcron.contract.Breaker of(Breaker breaker) {
    return io.agentcron.contract.Breaker.newBuilder()
        .setFailures(breaker.failures())
        .setProbeAfterMillis(breaker.probeAfter().map(Duration::toMillis).orElse(null))
        .build();
  }
}
