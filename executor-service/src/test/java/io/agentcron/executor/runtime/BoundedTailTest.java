package io.agentcron.executor.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedTailTest {

  private static String tail(int maxBytes, List<String> lines) {
    BoundedTail tail = new BoundedTail(maxBytes);
    lines.forEach(tail::add);
    return tail.text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | a,b | a~b",
        "4   | a,b,c | [2 bytes before this are left out]~b~c",
        "3   | 123456 | [3 bytes before this are left out]~456",
      })
  void keepsTheEndAndSaysHowMuchIsMissing(int maxBytes, String lines, String expected) {
    assertThat(tail(maxBytes, List.of(lines.split(",", -1))))
        .isEqualTo(expected.replace('~', '\n'));
  }

  @Test
  void isEmptyForNoOutput() {
    assertThat(tail(10, List.of())).isEmpty();
  }

  @Test
  void replacesWhatADatabaseCannotStore() {
    assertThat(tail(10, List.of("a\0b"))).isEqualTo("a\uFFFDb");
  }

  @Property
  void neverKeepsMoreThanItsBoundNorHalfACharacter(
      @ForAll List<@IntRange(max = 20) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 60) int maxBytes) {
    String text = tail(maxBytes, lengths.stream().map("\u20AC"::repeat).toList());

    String kept = text.startsWith("[") ? text.substring(text.indexOf('\n') + 1) : text;
    assertThat(kept.getBytes(UTF_8).length).isLessThanOrEqualTo(maxBytes);
    assertThat(kept.replace("\u20AC", "").replace("\n", "")).isEmpty();
  }
}
