package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private final SendWindow window = new SendWindow(100, Duration.ofSeconds(5));

  @Test
  void isFullAtItsBound() {
    window.sent(99, NOW);
    assertThat(window.hasRoom()).isTrue();

    window.sent(1, NOW);
    assertThat(window.hasRoom()).isFalse();
  }

  @Test
  void hasRoomAgainWhenHalfOfItHasBeenTaken() {
    window.sent(60, NOW);
    window.sent(60, NOW);

    window.written(60);
    assertThat(window.hasRoom()).isFalse();

    window.written(60);
    assertThat(window.hasRoom()).isTrue();
  }

  @Test
  void isTooSlowWhenItHasBeenFullForTooLong() {
    window.sent(100, NOW);

    assertThat(window.isTooSlow(NOW.plusMillis(4999))).isFalse();
    assertThat(window.isTooSlow(NOW.plusSeconds(5))).isTrue();
  }

  @Test
  void countsTheTimeFromWhenItBecameFull() {
    window.sent(100, NOW);
    window.sent(10, NOW.plusSeconds(4));

    assertThat(window.isTooSlow(NOW.plusSeconds(5))).isTrue();
  }

  @Test
  void isNotTooSlowWhileItsBytesAreTaken() {
    window.sent(100, NOW);
    window.written(50);
    window.sent(50, NOW.plusSeconds(4));

    assertThat(window.isTooSlow(NOW.plusSeconds(6))).isFalse();
  }
}
