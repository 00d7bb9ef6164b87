package io.agentcron.api.http;

import io.agentcron.api.input.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters that the framework would read too kindly. */
public final class Parameters {
  private static final int LONGEST_TEXT = 200;

  private Parameters() {}

  /** Text to search for; blank means none. */
  public static Optional<String> text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0) {
      throw new ProblemException(
          Problem.ofParameter(name, value, "expected at most 200 characters, none of them U+0000"));
    }
    return Optional.of(value);
  }

  /** An instant with its offset. */
  public static Instant instant(String name, @Nullable String value) {
    return Optional.ofNullable(value)
        .flatMap(Instants::parse)
        .orElseThrow(
            () -> new ProblemException(Problem.ofParameter(name, value, Instants.EXPECTED)));
  }

  /** The end of a range, which is behind its start and not too far. */
  public static Instant end(String name, @Nullable String value, Instant start, Duration longest) {
    Instant end = instant(name, value);
    if (!end.isAfter(start) || end.isAfter(start.plus(longest))) {
      throw new ProblemException(
          Problem.ofParameter(
              name, value, "expected an instant after " + start + ", by at most " + longest));
    }
    return end;
  }

  /** Nothing but {@code true} and {@code false}. */
  public static Optional<Boolean> flag(String name, @Nullable String value) {
    return switch (value) {
      case null -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          throw new ProblemException(Problem.ofParameter(name, value, "expected true or false"));
    };
  }
}
