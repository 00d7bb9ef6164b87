package io.agentcron.api.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of documents whose fields nobody here knows; they are bounded and carried as they are. */
final class FreeForm {
  static final String EXPECTED_TEXT = "expected text without U+0000 and unpaired surrogates";

  private static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 16;

  private FreeForm() {}

  /** What would have to be different for it to be carried; empty if nothing. */
  static Optional<String> trouble(Map<?, ?> document) {
    if (depth(document) > DEEPEST) {
      return Optional.of("expected at most " + DEEPEST + " objects and lists inside each other");
    }
    long bytes = bytes(document);
    if (bytes > MOST_BYTES) {
      return Optional.of("expected at most 64 KiB, found " + bytes + " bytes");
    }
    return isCarried(document) ? Optional.empty() : Optional.of(EXPECTED_TEXT);
  }

  /** Neither Postgres nor UTF-8 can carry these. */
  static boolean isWellFormed(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints()
            .noneMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
  }

  static Map<String, Object> copy(Map<?, ?> document) {
    Map<String, Object> copy = new LinkedHashMap<>();
    document.forEach((name, value) -> {
      if (value != null) {
        copy.put(name.toString(), value(value));
      }
    });
    return Collections.unmodifiableMap(copy);
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof Collection<?> list) {
      List<Object> copy = new ArrayList<>();
      list.stream().filter(it -> it != null).forEach(it -> copy.add(value(it)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  private static int depth(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> 1 + deepest(map.values());
      case Collection<?> list -> 1 + deepest(list);
      case null, default -> 0;
    };
  }

  private static int deepest(Collection<?> values) {
    return values.stream().mapToInt(FreeForm::depth).max().orElse(0);
  }

  /** As compact JSON without escapes, nearly. */
  private static long bytes(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          2
              + map.entrySet().stream()
                  .mapToLong(it -> 2 + bytes(it.getKey()) + bytes(it.getValue()))
                  .sum();
      case Collection<?> list -> 2 + list.stream().mapToLong(it -> 1 + bytes(it)).sum();
      case String text -> 2 + text.getBytes(StandardCharsets.UTF_8).length;
      case null -> 4;
      default -> value.toString().length();
    };
  }

  private static boolean isCarried(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .allMatch(it -> isCarried(it.getKey()) && isCarried(it.getValue()));
      case Collection<?> list -> list.stream().allMatch(FreeForm::isCarried);
      case String text -> isWellFormed(text);
      case null, default -> true;
    };
  }
}
