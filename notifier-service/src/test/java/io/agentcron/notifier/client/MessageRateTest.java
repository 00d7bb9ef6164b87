package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageRateTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private final MessageRate rate = new MessageRate(NOW);

  @Test
  void allowsABurstAndNoMore() {
    assertThat(allowedOf(30, NOW)).isEqualTo(20);
  }

  @Test
  void allowsFiveASecondAfterwards() {
    allowedOf(30, NOW);

    assertThat(allowedOf(30, NOW.plusSeconds(1))).isEqualTo(5);
  }

  @Test
  void allowsNoMoreThanABurstHoweverLongItWasQuiet() {
    assertThat(allowedOf(30, NOW.plusSeconds(3600))).isEqualTo(20);
  }

  private long allowedOf(int messages, Instant at) {
    return IntStream.range(0, messages).filter(_ -> rate.allows(at)).count();
  }
}
