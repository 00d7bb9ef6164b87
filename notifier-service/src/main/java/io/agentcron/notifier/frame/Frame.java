package io.agentcron.notifier.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One text message as UTF-8, encoded once however many clients it goes to. */
public final class Frame {
  private final byte[] utf8;

  /** Takes the array over: nobody may write to it any more. */
  Frame(byte[] utf8) {
    this.utf8 = utf8;
  }

  public int size() {
    return utf8.length;
  }

  public ByteBuffer bytes() {
    return ByteBuffer.wrap(utf8).asReadOnlyBuffer();
  }

  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}
