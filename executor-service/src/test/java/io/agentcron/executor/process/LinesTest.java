package io.agentcron.executor.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static List<String> read(InputStream in, int maxBytes) throws IOException {
    List<String> lines = new ArrayList<>();
    Lines.read(in, maxBytes, _ -> {}, lines::add);
    return lines;
  }

  private static List<String> read(String text, int maxBytes) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
  }

  @Test
  void splitsAtLineEndsOfBothKinds() throws IOException {
    assertThat(read("a\r\n\nb\u00e9\nlast", 100)).containsExactly("a", "", "b\u00e9", "last");
    assertThat(read("", 100)).isEmpty();
  }

  @Test
  void keepsTheBeginningOfALineThatIsTooLong() throws IOException {
    assertThat(read("123456\n12\n", 4)).containsExactly("1234 [2 more bytes]", "12");
  }

  @Test
  void tellsOfBytesBeforeTheirLineEnds() throws IOException {
    List<Integer> counts = new ArrayList<>();

    Lines.read(
        new ByteArrayInputStream("12345".getBytes(UTF_8)),
        2,
        counts::add,
        line -> assertThat(counts).containsExactly(5));

    assertThat(counts).containsExactly(5);
  }

  @Test
  void readsALineOfMegabytes() throws IOException {
    String line = "x".repeat(5 << 20);

    assertThat(read(line + "\nshort\n", 64 << 20)).containsExactly(line, "short");
  }

  @Property
  void doesNotCareHowTheBytesArrive(
      @ForAll List<@IntRange(max = 30) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 7) int step)
      throws IOException {
    List<String> lines = lengths.stream().map("\u00fc"::repeat).toList();
    byte[] bytes =
        lines.stream().map(line -> line + "\n").reduce("", String::concat).getBytes(UTF_8);
    InputStream trickle =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, step));
          }
        };

    assertThat(read(trickle, 1_000)).isEqualTo(lines);
  }
}
