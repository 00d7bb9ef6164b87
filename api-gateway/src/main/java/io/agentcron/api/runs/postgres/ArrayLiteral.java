package io.agentcron.api.runs.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/** Postgres arrays of ids or numbers, for {@code = any(?::uuid[])}. */
final class ArrayLiteral {
  private ArrayLiteral() {}

  static String of(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
