package io.agentcron.executor.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of an output, up to a size. Safe for use by many threads. */
public final class BoundedTail {
  private final int maxBytes;
  private final Deque<byte[]> lines = new ArrayDeque<>();
  private long kept;
  private long dropped;

  public BoundedTail(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Another one of the same size. */
  public BoundedTail empty() {
    return new BoundedTail(maxBytes);
  }

  public synchronized void add(String line) {
    // A NUL cannot be stored in Postgres, nor shown.
    byte[] bytes = (line.replace('\0', '\uFFFD') + "\n").getBytes(StandardCharsets.UTF_8);
    lines.add(bytes);
    kept += bytes.length;
    while (kept > maxBytes && lines.size() > 1) {
      int length = lines.remove().length;
      kept -= length;
      dropped += length;
    }
  }

  /** What is kept, after a note where something is missing; without the last line's end. */
  public synchronized String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)));
    if (!text.isEmpty()) {
      text.setLength(text.length() - 1);
    }
    String bounded = last(text.toString(), maxBytes);
    long missing = dropped + kept - bytes(bounded) - (lines.isEmpty() ? 0 : 1);
    return missing == 0 ? bounded : "[" + missing + " bytes before this are left out]\n" + bounded;
  }

  /** The end of a text, up to so many bytes of UTF-8. */
  private static String last(String text, int maxBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes) {
      return text;
    }
    int start = bytes.length - maxBytes;
    while (start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
      start++;
    }
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
