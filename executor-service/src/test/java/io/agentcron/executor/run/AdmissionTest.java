package io.agentcron.executor.run;

import static io.agentcron.executor.run.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // seconds after noon, dispatch cancelled, held already, refused because
        "0,  -, false, -",
        "60, -, false, -",
        "61, -, false, START_BY_PASSED",
        "0,  1, false, -",
        "0,  2, false, CANCELLED",
        "0,  3, false, CANCELLED",
        "61, 3, false, CANCELLED",
        "0,  -, true,  ALREADY_HELD",
      })
  void takesAnOrderThatIsWantedAndInTime(
      int seconds, Integer cancelled, boolean held, Admission.Reason reason) {
    WorkOrder order = Orders.order("r1", 2, "command", "{}");
    Cancellations cancellations = new Cancellations();
    if (cancelled != null) {
      cancellations.add(new Cancel("r1", cancelled, "ann", NOON), NOON);
    }
    cancellations.add(new Cancel("another run", 9, "ann", NOON), NOON);

    Admission admission =
        Admission.decide(order, held, cancellations, NOON.plus(Duration.ofSeconds(seconds)));

    assertThat(admission)
        .isEqualTo(reason == null ? new Admission.Admitted() : new Admission.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:00Z, 1", "2026-03-02T12:00:00Z, 2", "2026-03-02T12:00:01Z, 1"})
  void forgetsACancelWhenItsTopicDoes(Instant now, int remembered) {
    Cancellations cancellations = new Cancellations();
    cancellations.add(new Cancel("r1", 1, "ann", NOON), NOON);

    cancellations.add(new Cancel(now.equals(NOON) ? "r1" : "r2", 1, "ann", now), now);

    assertThat(cancellations.size()).isEqualTo(remembered);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "3, 1"})
  void remembersTheHighestDispatchThatWasCancelled(int first, int second) {
    Cancellations cancellations = new Cancellations();
    cancellations.add(new Cancel("r1", first, "ann", NOON), NOON);
    cancellations.add(new Cancel("r1", second, "bob", NOON), NOON);

    assertThat(cancellations.of(new Dispatch("r1", 1, 3))).isPresent();
    assertThat(cancellations.of(new Dispatch("r1", 1, 4))).isEmpty();
  }
}
