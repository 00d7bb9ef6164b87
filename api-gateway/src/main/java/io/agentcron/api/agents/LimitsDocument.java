package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Limits as documents: {@code {maxTurns, maxBudgetUsd, timeout}}. */
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
            timeout(in).orElse(Limits.DEFAULT.timeout()));
    in.refuseOthers();
    return limits;
  }

  static Map<String, Object> of(Limits limits) {
    Map<String, Object> document = new LinkedHashMap<>();
    limits.maxTurns().ifPresent(turns -> document.put("maxTurns", turns));
    limits.maxBudgetUsd().ifPresent(usd -> document.put("maxBudgetUsd", usd));
    document.put("timeout", limits.timeout().toString());
    return document;
  }

  private static Optional<Integer> maxTurns(InputObject in) {
    Optional<Integer> turns = in.integer("maxTurns");
    turns
        .filter(it -> it < 1 || it > MOST_TURNS)
        .ifPresent(it -> in.violation("maxTurns", it, "expected 1 to " + MOST_TURNS));
    return turns;
  }

  private static Optional<Duration> timeout(InputObject in) {
    Optional<Duration> timeout = in.duration("timeout");
    timeout
        .filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
        .ifPresent(it -> in.violation("timeout", it, "expected PT1S to P7D"));
    return timeout;
  }
}
