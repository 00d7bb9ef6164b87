package io.agentcron.notifier.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
  private static final UUID TOPIC = new UUID(1, 2);

  @Property
  void aCursorLeadsBackToItsPositions(
      @ForAll long most,
      @ForAll long least,
      @ForAll @Size(min = 1, max = 64) List<@LongRange Long> next) {
    Positions positions = Positions.of(new UUID(most, least), array(next));

    assertThat(Positions.ofCursor(positions.cursor())).contains(positions);
  }

  @Property
  void aCursorCanStandInAnAddress(@ForAll @Size(min = 1, max = 64) List<@LongRange Long> next) {
    assertThat(Positions.of(TOPIC, array(next)).cursor()).matches("[A-Za-z0-9_-]+");
  }

  @Property
  void whateverAClientSendsAsACursorIsAnAnswerAndNotAnError(@ForAll String text) {
    assertThat(Positions.ofCursor(text)).isNotNull();
  }

  @Property
  void whateverBytesAreInACursorIsAnAnswerAndNotAnError(@ForAll byte[] bytes) {
    String text = Base64.getUrlEncoder().encodeToString(bytes);

    assertThat(Positions.ofCursor(text)).isNotNull();
  }

  @Property
  void partOfACursorIsNotAnother(@ForAll @LongRange long offset) {
    byte[] whole = Base64.getUrlDecoder().decode(Positions.of(TOPIC, offset).cursor());
    String part = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(whole, whole.length - 1));

    assertThat(Positions.ofCursor(part)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "AQ", "AgAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNotACursorIsNone(String text) {
    assertThat(Positions.ofCursor(text)).isEmpty();
  }

  @Test
  void isBehindIfAnyPartitionIs() {
    Positions positions = Positions.of(TOPIC, 5, 5);

    assertThat(positions.isBehind(Positions.of(TOPIC, 5, 5))).isFalse();
    assertThat(positions.isBehind(Positions.of(TOPIC, 4, 6))).isTrue();
    assertThat(positions.isBehind(Positions.of(TOPIC, 4, 5))).isFalse();
  }

  @Test
  void doesNotChangeWithTheArrayThatItWasMadeOf() {
    long[] next = {5};
    Positions positions = Positions.of(TOPIC, next);
    next[0] = 6;

    assertThat(positions.next(0)).isEqualTo(5);
    assertThat(positions.with(0, 7).next(0)).isEqualTo(7);
    assertThat(positions.next(0)).isEqualTo(5);
  }

  @Test
  void refusesAnOffsetThatNoLogHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Positions.of(TOPIC, -1))
        .withMessageContaining("-1");
  }

  private static long[] array(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).toArray();
  }
}
