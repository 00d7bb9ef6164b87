package io.agentcron.notifier.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message as JSON in UTF-8, encoded once however many clients it goes to. */
public final class Frame {
  private final byte[] utf8;
  private final @Nullable String cursor;

  /** Takes the array over: nobody may write to it any more. */
  Frame(byte[] utf8, @Nullable String cursor) {
    this.utf8 = utf8;
    this.cursor = cursor;
  }

  public int size() {
    return utf8.length;
  }

  /** Where its receiver is; empty if it says nothing about that. */
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
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
