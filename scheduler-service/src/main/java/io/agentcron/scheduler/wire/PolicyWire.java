package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.OnExceeded;
import io.agentcron.contract.OverlapKind;
import io.agentcron.scheduler.definition.Breaker;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An agent's policies, both ways. */
final class PolicyWire {
  private PolicyWire() {}

  static Policies policies(AgentDefinition definition) {
    return new Policies(
        overlap(definition.getOverlap()),
        retry(definition.getRetry()),
        Optional.ofNullable(definition.getBudget()).map(PolicyWire::budget),
        Optional.ofNullable(definition.getBreaker()).map(PolicyWire::breaker));
  }

  static void write(Policies policies, AgentDefinition.Builder definition) {
    definition
        .setOverlap(overlap(policies.overlap()))
        .setRetry(retry(policies.retry()))
        .setBudget(policies.budget().map(PolicyWire::budget).orElse(null))
        .setBreaker(policies.breaker().map(PolicyWire::breaker).orElse(null));
  }

  /** A limit that makes no sense counts as 1: the API refuses it, and a run must go on somehow. */
  static OverlapPolicy overlap(io.agentcron.contract.OverlapPolicy policy) {
    int limit = Math.max(1, policy.getLimit());
    return switch (policy.getKind()) {
      case skip -> new OverlapPolicy.Skip();
      case queue -> new OverlapPolicy.Queue(limit);
      case parallel -> new OverlapPolicy.Parallel(limit);
      case replace -> new OverlapPolicy.Replace();
    };
  }

  static io.agentcron.contract.OverlapPolicy overlap(OverlapPolicy policy) {
    return switch (policy) {
      case OverlapPolicy.Skip _ -> new io.agentcron.contract.OverlapPolicy(OverlapKind.skip, 1);
      case OverlapPolicy.Queue(int limit) ->
          new io.agentcron.contract.OverlapPolicy(OverlapKind.queue, limit);
      case OverlapPolicy.Parallel(int limit) ->
          new io.agentcron.contract.OverlapPolicy(OverlapKind.parallel, limit);
      case OverlapPolicy.Replace _ ->
          new io.agentcron.contract.OverlapPolicy(OverlapKind.replace, 1);
    };
  }

  private static RetryPolicy retry(io.agentcron.contract.RetryPolicy policy) {
    return new RetryPolicy(
        policy.getMaxAttempts(),
        Duration.ofMillis(policy.getDelayMillis()),
        policy.getMultiplier(),
        Duration.ofMillis(policy.getMaxDelayMillis()),
        policy.getOn().stream().map(FailureWire::kind).collect(Collectors.toSet()));
  }

  private static io.agentcron.contract.RetryPolicy retry(RetryPolicy policy) {
    return new io.agentcron.contract.RetryPolicy(
        policy.maxAttempts(),
        policy.delay().toMillis(),
        policy.multiplier(),
        policy.maxDelay().toMillis(),
        FailureWire.kinds(policy.on()));
  }

  private static Budget budget(io.agentcron.contract.Budget budget) {
    return new Budget(
        money(budget.getDailyMicroUsd()),
        money(budget.getMonthlyMicroUsd()),
        budget.getTimezone(),
        switch (budget.getOnExceeded()) {
          case skip -> Budget.OnExceeded.SKIP;
          case pause -> Budget.OnExceeded.PAUSE;
        });
  }

  private static io.agentcron.contract.Budget budget(Budget budget) {
    return new io.agentcron.contract.Budget(
        money(budget.dailyMicroUsd()),
        money(budget.monthlyMicroUsd()),
        budget.timezone(),
        switch (budget.onExceeded()) {
          case SKIP -> OnExceeded.skip;
          case PAUSE -> OnExceeded.pause;
        });
  }

  private static Breaker breaker(io.agentcron.contract.Breaker breaker) {
    return new Breaker(
        Math.max(1, breaker.getFailures()),
        Optional.ofNullable(breaker.getProbeAfterMillis()).map(Duration::ofMillis));
  }

  private static io.agentcron.contract.Breaker breaker(Breaker breaker) {
    return new io.agentcron.contract.Breaker(
        breaker.failures(), breaker.probeAfter().map(Duration::toMillis).orElse(null));
  }

  static OptionalLong money(@Nullable Long microUsd) {
    return microUsd == null ? OptionalLong.empty() : OptionalLong.of(microUsd);
  }

  static @Nullable Long money(OptionalLong microUsd) {
    return microUsd.isPresent() ? (Long) microUsd.getAsLong() : null;
  }
}
