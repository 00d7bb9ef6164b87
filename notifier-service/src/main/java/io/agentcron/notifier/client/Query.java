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
  Set<String> START = Set.of("cursor", "from");

  record Valid(Start start, Filter filter) implements Query {}

  /** Says what was expected, never what was found: it may be a secret in the wrong place. */
  record Invalid(String message) implements Query {}

  static Query parse(Map<String, List<String>> parameters) {
    Filter filter = Filter.NONE;
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      Optional<Filter.Aspect> aspect = Filter.Aspect.named(parameter.getKey());
      if (aspect.isEmpty() && !START.contains(parameter.getKey())) {
        return new Invalid(
            "expected the parameters cursor, from, agent, schedule, run, type and owner only");
      }
      int most = aspect.isPresent() ? Filter.MOST_VALUES : 1;
      if (parameter.getValue().size() > most) {
        return new Invalid(
            "%s: expected at most %d, found %d"
                .formatted(parameter.getKey(), most, parameter.getValue().size()));
      }
      if (aspect.isPresent()) {
        filter = filter.with(aspect.get(), parameter.getValue());
      }
    }
    Filter wanted = filter;
    return start(first(parameters, "cursor"), first(parameters, "from"))
        .<Query>map(start -> new Valid(start, wanted))
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

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }
}
