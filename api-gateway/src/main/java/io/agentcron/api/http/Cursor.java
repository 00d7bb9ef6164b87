package io.agentcron.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a part of a list ended: the sort key of its last item, opaque to clients. */
public record Cursor(List<String> key) {
  private static final String SEPARATOR = "\n";

  public Cursor {
    key = List.copyOf(key);
    if (key.stream().anyMatch(it -> it.contains(SEPARATOR))) {
      throw new IllegalArgumentException("expected keys of one line, found " + key);
    }
  }

  public static Cursor of(String... key) {
    return new Cursor(List.of(key));
  }

  public String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a caller sent back.
   *
   * @param size how many parts the key has
   * @throws ProblemException if it did not come from here
   */
  public static Optional<Cursor> decode(@Nullable String cursor, int size) {
    if (cursor == null || cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      List<String> key = List.of(text.split(SEPARATOR, -1));
      if (key.size() == size && text.indexOf('\0') < 0) {
        return Optional.of(new Cursor(key));
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw unknown(cursor);
    }
    throw unknown(cursor);
  }

  private static ProblemException unknown(String cursor) {
    return new ProblemException(
        Problem.ofParameter("cursor", cursor, "expected a nextCursor of this list"));
  }
}
