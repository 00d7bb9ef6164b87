package io.agentcron.executor.run;

import static io.agentcron.executor.run.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.executor.run.Transcript.Batch;
import io.agentcron.executor.run.Transcript.Bounds;
import io.agentcron.executor.run.Transcript.Line;
import io.agentcron.executor.run.Transcript.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static List<String> texts(Transcript transcript) {
    List<String> texts = new ArrayList<>();
    for (Optional<Batch> next = transcript.take(); next.isPresent(); next = transcript.take()) {
      next.get().lines().forEach(line -> texts.add(line.text()));
    }
    return texts;
  }

  @Test
  void endsWithANoteWhereItWouldGetTooLong() {
    Transcript transcript = new Transcript(new Bounds(10, 100, 100, 1_000));

    for (String line : List.of("1234", "5678", "9", "more")) {
      transcript.add(NOON, Stream.STDOUT, line);
    }

    assertThat(texts(transcript))
        .containsExactly("1234", "5678", "[the transcript ends here: its limit is 10 bytes]");
  }

  @Test
  void cutsALongLineAndSaysSo() {
    Transcript transcript = new Transcript(new Bounds(1_000, 4, 100, 1_000));

    transcript.add(NOON, Stream.STDOUT, "123456");
    transcript.add(NOON, Stream.STDOUT, "123\uD83D\uDE00");

    assertThat(texts(transcript))
        .containsExactly("1234 [2 more characters]", "123 [2 more characters]");
  }

  @Test
  void replacesWhatADatabaseCannotStore() {
    Transcript transcript = new Transcript(new Bounds(1_000, 100, 100, 1_000));

    transcript.add(NOON, Stream.STDOUT, "a\0b");

    assertThat(texts(transcript)).containsExactly("a\uFFFDb");
  }

  @Property
  void numbersEveryLineOnceInOrderInBatchesOfBoundedSize(
      @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 20) int batchLines,
      @ForAll @IntRange(min = 1, max = 100) int batchBytes) {
    Transcript transcript = new Transcript(new Bounds(1 << 20, 100, batchLines, batchBytes));
    List<Line> expected = new ArrayList<>();
    List<Line> taken = new ArrayList<>();

    for (int length : lengths) {
      Line line = new Line(NOON, Stream.STDERR, "x".repeat(length));
      expected.add(line);
      transcript.add(line.at(), line.stream(), line.text());
      if (length % 7 == 0) {
        transcript.take().ifPresent(batch -> append(taken, batch, batchLines, batchBytes));
      }
    }
    for (Optional<Batch> next = transcript.take(); next.isPresent(); next = transcript.take()) {
      append(taken, next.get(), batchLines, batchBytes);
    }

    assertThat(taken).isEqualTo(expected);
    assertThat(transcript.waiting()).isZero();
  }

  private static void append(List<Line> taken, Batch batch, int batchLines, int batchBytes) {
    assertThat(batch.firstLine()).isEqualTo(taken.size());
    assertThat(batch.lines()).hasSizeBetween(1, batchLines);
    int size =
        batch.lines().stream()
            .mapToInt(line -> line.text().getBytes(StandardCharsets.UTF_8).length + 1)
            .sum();
    assertThat(batch.lines().size() == 1 || size <= batchBytes).isTrue();
    taken.addAll(batch.lines());
  }
}
