package io.agentcron.api.input;

import java.util.List;
import java.util.Optional;

/**
 * What a document says, and what is wrong with it.
 *
 * @param value present as far as it could be made out, also where rules are violated: what was
 *     stored under older rules can still be read
 */
public record Reading<T>(Optional<T> value, List<Violation> violations) {
  public Reading {
    violations = List.copyOf(violations);
  }
}
