package io.agentcron.executor.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.executor.run.Heartbeat.Step;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatTest {
  private static final Lease LEASE =
      new Lease(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(45));

  private static long at(long millis) {
    // A monotonic clock may stand anywhere, also below zero.
    return millis * 1_000_000 - 7_000_000_000L;
  }

  private static String name(Step step) {
    return switch (step) {
      case Step.Beat() -> "beat";
      case Step.Fence() -> "fence";
      case Step.Wait(Duration duration) -> "wait " + duration.toMillis();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, wait 5000",
    "0, true, wait 2000",
    "1999, true, wait 1",
    "2000, true, beat",
    "2000, false, wait 3000",
    "5000, false, beat",
    "29999, false, beat",
    "30000, false, fence",
  })
  void beatsAtOnceWhenThereIsNewsAndAnywayAfterAWhile(long now, boolean changed, String expected) {
    Heartbeat heartbeat = Heartbeat.announced(LEASE, at(0));

    assertThat(name(heartbeat.next(changed, at(now)))).isEqualTo(expected);
  }

  @Test
  void sendsNoSecondHeartbeatWhileOneIsUnderWay() {
    Heartbeat heartbeat = Heartbeat.announced(LEASE, at(0)).sent(at(5_000));

    assertThat(name(heartbeat.next(true, at(20_000)))).isEqualTo("wait 10000");
  }

  @Test
  void triesSoonAgainAfterALostOne() {
    Heartbeat heartbeat = Heartbeat.announced(LEASE, at(0)).sent(at(5_000)).lost();

    assertThat(name(heartbeat.next(false, at(6_000)))).isEqualTo("wait 1000");
    assertThat(name(heartbeat.next(false, at(7_000)))).isEqualTo("beat");
  }

  @Test
  void countsTheFenceFromWhenTheLastAcknowledgedOneWasSent() {
    Heartbeat heard = Heartbeat.announced(LEASE, at(0)).sent(at(5_000)).heard();
    Heartbeat lost = heard.sent(at(10_000)).lost();

    assertThat(name(heard.next(false, at(34_999)))).isEqualTo("beat");
    assertThat(name(heard.next(false, at(35_000)))).isEqualTo("fence");
    assertThat(name(lost.next(false, at(35_000)))).isEqualTo("fence");
  }

  @Property
  void neverFallsSilentForLongerThanTheFenceWithoutFencing(
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 4_000) Integer> ticks,
      @ForAll @Size(min = 60, max = 60) List<Boolean> answers) {
    Heartbeat heartbeat = Heartbeat.announced(LEASE, at(0));
    long now = 0;
    long lastHeard = 0;
    for (int i = 0; i < ticks.size(); i++) {
      now += ticks.get(i);
      switch (heartbeat.next(false, at(now))) {
        case Step.Beat() -> {
          boolean answered = answers.get(i);
          heartbeat = heartbeat.sent(at(now));
          heartbeat = answered ? heartbeat.heard() : heartbeat.lost();
          lastHeard = answered ? now : lastHeard;
        }
        case Step.Wait(Duration wait) -> {
          assertThat(wait).isPositive();
          assertThat(now - lastHeard).isLessThan(LEASE.fence().toMillis());
          assertThat(now + wait.toMillis() - lastHeard)
              .isLessThanOrEqualTo(LEASE.fence().toMillis());
        }
        case Step.Fence() -> {
          assertThat(now - lastHeard).isGreaterThanOrEqualTo(LEASE.fence().toMillis());
          return;
        }
      }
    }
  }
}
