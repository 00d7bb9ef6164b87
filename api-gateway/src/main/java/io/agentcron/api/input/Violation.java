package io.agentcron.api.input;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param field where, for example {@code runtime.command[0]}
 * @param value what was found there, shortened; null if nothing was
 * @param message what is expected
 */
public record Violation(String field, @Nullable Object value, String message) {
  private static final int LONGEST_ECHO = 200;

  public Violation {
    value = echo(value);
  }

  private static @Nullable Object echo(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Integer number -> number;
      case Long number -> number;
      default -> {
        String text = value.toString();
        yield text.codePointCount(0, text.length()) <= LONGEST_ECHO
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
      }
    };
  }
}
