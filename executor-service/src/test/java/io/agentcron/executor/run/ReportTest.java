package io.agentcron.executor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {
  private static final Metrics PARTIAL =
      new Metrics(1_500L, 10L, 5L, 0L, 0L, 1, 10L, null, "s", java.util.List.of());
  private static final Outcome OUTCOME = new Outcome(Duration.ofSeconds(3), 143, "half", PARTIAL);
  private static final Failure EXIT = new Failure(FailureKind.ERROR, "exited with status 3", true);

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(null, null, new Report.Completed(OUTCOME)),
        Arguments.of(EXIT, null, new Report.Failed(EXIT, OUTCOME)),
        Arguments.of(null, new StopCause.Cancelled("ann"), new Report.Cancelled("ann", OUTCOME)),
        Arguments.of(EXIT, new StopCause.Cancelled("ann"), new Report.Cancelled("ann", OUTCOME)),
        Arguments.of(
            null,
            new StopCause.OverLimit(
                new Failure(FailureKind.TIMED_OUT, "ended after its limit of PT5M", true)),
            new Report.Failed(
                new Failure(FailureKind.TIMED_OUT, "ended after its limit of PT5M", true),
                OUTCOME)),
        Arguments.of(
            EXIT,
            new StopCause.Shutdown(),
            new Report.Failed(
                new Failure(FailureKind.EXECUTOR_SHUTDOWN, "the executor was shut down", true),
                OUTCOME)),
        Arguments.of(EXIT, new StopCause.Fenced(), null));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whoeverStoppedAnAgentDecidesWhatItsEndMeansAndKeepsWhatItHasUsed(
      @Nullable Failure failure, @Nullable StopCause stop, Report.@Nullable Final expected) {
    AgentEnd end = new AgentEnd(Optional.ofNullable(failure), 143, "half", PARTIAL);

    assertThat(Report.of(end, Optional.ofNullable(stop), Duration.ofSeconds(3)))
        .isEqualTo(Optional.ofNullable(expected));
  }
}
