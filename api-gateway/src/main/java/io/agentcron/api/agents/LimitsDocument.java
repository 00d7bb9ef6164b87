package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Limits as documents: {@code {maxTurns, maxBudgetUsd, timeout, stallTimeout}}. */
final class LimitsDocument {
  private static final int MOST_TURNS = 100_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private LimitsDocument() {}

  static Limits read(InputObject in) {
    Limits limits =
        new Limits(
            maxTurns(in),
            Money.read(in, "maxBudgetUsd"),
            in.duration("timeout", Limits.DEFAULT.timeout(), SHORTEST, LONGEST),
            in.has("stallTimeout")
                ? Optional.of(in.duration("stallTimeout", LONGEST, SHORTEST, LONGEST))
                : Optional.empty());
    in.refuseOthers();
    return limits;
  }

  static Map<String, Object> of(Limits limits) {
    Map<String, Object> document = new LinkedHashMap<>();
    limits.maxTurns().ifPresent(turns -> document.put("maxTurns", turns));
    limits.maxBudgetUsd().ifPresent(usd -> document.put("maxBudgetUsd", usd));
    document.put("timeout", limits.timeout().toString());
    limits.stallTimeout().ifPresent(it -> document.put("stallTimeout", it.toString()));
    return document;
  }

  private static Optional<Integer> maxTurns(InputObject in) {
    Optional<Integer> turns = in.integer("maxTurns");
    turns
        .filter(it -> it < 1 || it > MOST_TURNS)
        .ifPresent(it -> in.violation("maxTurns", it, "expected 1 to " + MOST_TURNS));
    return turns;
  }
}
