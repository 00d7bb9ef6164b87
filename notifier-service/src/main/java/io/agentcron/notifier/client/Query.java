package io.agentcron.notifier.client;

import io.agentcron.notifier.feed.Filter;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.notifier.feed.Start;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client asks for in the address that it connects to. */
public sealed interface Query {
  int MOST_VALUES = 100;

  record Valid(Start start, Filter filter) implements Query {}

  /** Says what was expected, never what was found: it may be a secret in the wrong place. */
  record Invalid(String message) implements Query {}

  static Query parse(Map<String, List<String>> parameters) {
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      int most =
          switch (parameter.getKey()) {
            case "cursor", "from" -> 1;
            case "agent", "run", "type" -> MOST_VALUES;
            default -> 0;
          };
      if (most == 0) {
        return new Invalid("expected the parameters cursor, from, agent, run and type only");
      }
      if (parameter.getValue().size() > most) {
        return new Invalid(
            "%s: expected at most %d, found %d"
                .formatted(parameter.getKey(), most, parameter.getValue().size()));
      }
    }
    return start(first(parameters, "cursor"), first(parameters, "from"))
        .<Query>map(start -> new Valid(start, filter(parameters)))
        .orElseGet(() ->
            new Invalid("expected a cursor of an earlier frame, or from=earliest, or neither"));
  }

  private static Optional<Start> start(Optional<String> cursor, Optional<String> from) {
    if (cursor.isPresent()) {
      return from.isPresent()
          ? Optional.empty()
          : Positions.ofCursor(cursor.get()).map(Start.After::new);
    }
    if (from.isPresent()) {
      return from.filter("earliest"::equals).map(_ -> new Start.Earliest());
    }
    return Optional.of(new Start.Live());
  }

  private static Filter filter(Map<String, List<String>> parameters) {
    return new Filter(
        Set.copyOf(parameters.getOrDefault("agent", List.of())),
        Set.copyOf(parameters.getOrDefault("run", List.of())),
        Set.copyOf(parameters.getOrDefault("type", List.of())));
  }

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }
}
