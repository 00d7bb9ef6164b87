package io.agentcron.executor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {
  private static final Allowance ALLOWANCE =
      new Allowance(
          new WorkOrder.Limits(
              Optional.of(3),
              Optional.of(1_000_000L),
              Duration.ofSeconds(60),
              Optional.of(Duration.ofSeconds(10))),
          500);

  private static Allowance.Used used(
      int elapsed, int silent, long printed, @Nullable Integer turns, @Nullable Long cost) {
    return new Allowance.Used(
        Duration.ofSeconds(elapsed),
        Duration.ofSeconds(silent),
        printed,
        new Metrics(cost, null, null, null, null, turns, null, null, null, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "59, 9, 500, 3, 1000000,",
    "59, 9, 500, ,,",
    "60, 60, 501, 4, 1000001, TIMED_OUT",
    "59, 10, 501, 4, 1000001, STALLED",
    "59, 9, 501, 4, 1000001, OUTPUT_LIMIT",
    "59, 9, 500, 4, 1000001, MAX_TURNS",
    "59, 9, 500, 3, 1000001, BUDGET_EXCEEDED",
    "59, 9, 500, , 1000001, BUDGET_EXCEEDED",
  })
  void namesTheFirstLimitThatIsExceeded(
      int elapsed,
      int silent,
      long printed,
      @Nullable Integer turns,
      @Nullable Long cost,
      @Nullable FailureKind kind) {
    assertThat(ALLOWANCE.exceededBy(used(elapsed, silent, printed, turns, cost)).map(Failure::kind))
        .isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void waitsForTheNearerLimitOfTime() {
    assertThat(ALLOWANCE.patienceWith(used(20, 4, 0, null, null))).isEqualTo(Duration.ofSeconds(6));
    assertThat(ALLOWANCE.patienceWith(used(58, 4, 0, null, null))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void letsTheSchedulerDecideWhatFollowsTheFailuresThatItNames() {
    WorkOrder order =
        Orders.retried(Orders.order(), Set.of(FailureKind.TIMED_OUT, FailureKind.RATE_LIMITED));

    assertThat(order.isEndedBy(FailureKind.ERROR)).isTrue();
    assertThat(order.isEndedBy(FailureKind.TIMED_OUT)).isFalse();
    assertThat(order.isEndedBy(FailureKind.RATE_LIMITED)).isFalse();
    assertThat(order.isEndedBy(FailureKind.NOT_LAUNCHED)).isFalse();
    assertThat(order.isEndedBy(FailureKind.EXECUTOR_SHUTDOWN)).isFalse();
  }
}
