package io.agentcron.executor.run;

import static io.agentcron.executor.run.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
  private static final Lease LEASE =
      new Lease(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(45));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // appended at, milliseconds since it was sent, cancelled by, what happens
        "2026-03-01T12:00:00Z,     5,     -,   GO",
        "2026-03-01T12:01:00Z,     5,     -,   GO",
        "2026-03-01T12:01:00.001Z, 5,     -,   NOT_LAUNCHED",
        "2026-03-01T12:00:00Z,     10000, -,   GO",
        "2026-03-01T12:00:00Z,     10001, -,   NOT_LAUNCHED",
        "-,                        5,     -,   NOT_LAUNCHED",
        "2026-03-01T12:00:00Z,     5,     ann, CANCELLED",
        "-,                        5,     ann, CANCELLED",
        "2026-03-01T12:01:00.001Z, 5,     ann, NOT_LAUNCHED",
      })
  void launchesWhatWasAnnouncedInTime(
      @Nullable Instant appended, long elapsed, @Nullable String by, String expected) {
    Announcement announcement =
        appended == null
            ? new Announcement.Unknown("timeout")
            : new Announcement.Appended(appended);

    Launch launch =
        Launch.decide(
            Orders.order(),
            announcement,
            Duration.ofMillis(elapsed),
            LEASE,
            Optional.ofNullable(by).map(StopCause.Cancelled::new));

    assertThat(name(launch)).isEqualTo(expected);
  }

  private static String name(Launch launch) {
    return switch (launch) {
      case Launch.Go() -> "GO";
      case Launch.Refused(Report.Failed(Failure failure, Outcome outcome)) -> {
        assertThat(outcome).isEqualTo(Outcome.NOTHING_LAUNCHED);
        yield failure.kind().name();
      }
      case Launch.Refused(Report.Cancelled _) -> "CANCELLED";
      case Launch.Refused(Report.Completed _) -> "COMPLETED";
      case Launch.Refused(Report.Skipped _) -> "SKIPPED";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "2, 5, 15, 16, true",
    "2, 5, 14, 16, false",
    "6, 5, 30, 45, false",
    "0, 5, 30, 45, false",
    "2, 5, 30, 30, false"
  })
  void aLeaseLeavesRoomForThreeHeartbeatsAndForTheSweep(
      int atMost, int atLeast, int fence, int swept, boolean valid) {
    assertThat(
            isValid(() ->
                new Lease(
                    Duration.ofSeconds(atMost),
                    Duration.ofSeconds(atLeast),
                    Duration.ofSeconds(fence),
                    Duration.ofSeconds(swept))))
        .isEqualTo(valid);
    assertThat(NOON).isBefore(Orders.order().startBy());
  }

  private static boolean isValid(Runnable construction) {
    try {
      construction.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
