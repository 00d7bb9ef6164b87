package io.agentcron.executor.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one dispatch on their way out: numbered without a gap, cut where they are too long,
 * ended by a note where the whole is too long. Safe for use by many threads.
 */
public final class Transcript {

  /** Where a line comes from. */
  public enum Stream {
    STDOUT,
    STDERR,
    EXECUTOR
  }

  /** One line, without its end. */
  public record Line(Instant at, Stream stream, String text) {}

  /** Consecutive lines. */
  public record Batch(long firstLine, List<Line> lines) {
    public Batch {
      lines = List.copyOf(lines);
    }
  }

  /**
   * How much of a transcript is kept.
   *
   * @param maxBytes of one dispatch, in UTF-8
   * @param maxLineLength characters of one line
   * @param batchLines lines that go out together
   * @param batchBytes and their size at most, but for a single long line
   */
  public record Bounds(long maxBytes, int maxLineLength, int batchLines, int batchBytes) {}

  private final Bounds bounds;
  private final Deque<Line> waiting = new ArrayDeque<>();
  private long taken;
  private long bytes;
  private boolean full;

  public Transcript(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * Adds a line; what comes after the bound is dropped.
   *
   * @return how many lines wait to go out now
   */
  public synchronized int add(Instant at, Stream stream, String text) {
    if (full) {
      return waiting.size();
    }
    String line = cut(text.replace('\0', '\uFFFD'));
    long size = size(line);
    if (bytes + size > bounds.maxBytes()) {
      full = true;
      String note =
          "[the transcript ends here: its limit is %d bytes]".formatted(bounds.maxBytes());
      waiting.add(new Line(at, Stream.EXECUTOR, note));
      return waiting.size();
    }
    bytes += size;
    waiting.add(new Line(at, stream, line));
    return waiting.size();
  }

  /** How many lines wait to go out. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** The next lines that go out together. */
  public synchronized Optional<Batch> take() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    long first = taken;
    long size = 0;
    List<Line> lines = new ArrayList<>();
    while (!waiting.isEmpty() && lines.size() < bounds.batchLines()) {
      size += size(waiting.element().text());
      if (size > bounds.batchBytes() && !lines.isEmpty()) {
        break;
      }
      lines.add(waiting.remove());
    }
    taken += lines.size();
    return Optional.of(new Batch(first, lines));
  }

  private String cut(String text) {
    int length = text.length();
    if (length <= bounds.maxLineLength()) {
      return text;
    }
    int end = bounds.maxLineLength();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + " [" + (length - end) + " more characters]";
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
