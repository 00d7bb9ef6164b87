package io.agentcron.executor.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Splits a stream into lines of UTF-8, and keeps the beginning of those that are too long. */
public final class Lines {
  private static final int CHUNK = 16 << 10;

  private final int maxBytes;
  private final IntConsumer bytes;
  private final Consumer<String> lines;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long left;

  private Lines(int maxBytes, IntConsumer bytes, Consumer<String> lines) {
    this.maxBytes = maxBytes;
    this.bytes = bytes;
    this.lines = lines;
  }

  /**
   * Reads to the end; a last line without an end is a line.
   *
   * @param bytes is told how many have come, each time that some come
   */
  public static void read(InputStream in, int maxBytes, IntConsumer bytes, Consumer<String> lines)
      throws IOException {
    new Lines(maxBytes, bytes, lines).readAll(in);
  }

  private void readAll(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      bytes.accept(count);
      int start = 0;
      for (int i = 0; i < count; i++) {
        if (chunk[i] == '\n') {
          add(chunk, start, i);
          end();
          start = i + 1;
        }
      }
      add(chunk, start, count);
    }
    if (line.size() > 0) {
      end();
    }
  }

  private void add(byte[] chunk, int start, int end) {
    int kept = Math.min(end - start, maxBytes - line.size());
    line.write(chunk, start, kept);
    left += end - start - kept;
  }

  private void end() {
    String text = line.toString(StandardCharsets.UTF_8);
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    lines.accept(left == 0 ? text : text + " [" + left + " more bytes]");
    left = 0;
    if (line.size() > CHUNK) {
      line = new ByteArrayOutputStream(); // Gives back what a very long line has taken.
    } else {
      line.reset();
    }
  }
}
