package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Limits as documents: {@code {maxTurns, maxBudgetUsd, timeout}}. */
final class LimitsDocument {
  private static final int MICRO = 6;
  private static final int MOST_TURNS = 100_000;
  private static final BigDecimal LEAST_USD = new BigDecimal("0.000001");
  private static final BigDecimal MOST_USD = new BigDecimal("1000000");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  private LimitsDocument() {}

  static Limits read(InputObject in) {
    Limits limits =
        new Limits(
            maxTurns(in),
            maxBudgetUsd(in).map(usd -> usd.movePointRight(MICRO).longValue()),
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

  private static Optional<BigDecimal> maxBudgetUsd(InputObject in) {
    Optional<BigDecimal> usd = in.decimal("maxBudgetUsd");
    // The size first: only then is it cheap to look at the digits.
    if (usd.isPresent()
        && (usd.get().compareTo(LEAST_USD) < 0 || usd.get().compareTo(MOST_USD) > 0)) {
      in.violation("maxBudgetUsd", usd.get(), "expected 0.000001 to 1000000");
      return Optional.empty();
    }
    if (usd.isPresent() && usd.get().stripTrailingZeros().scale() > MICRO) {
      in.violation("maxBudgetUsd", usd.get(), "expected at most six decimals");
      return Optional.empty();
    }
    return usd;
  }

  private static Optional<Duration> timeout(InputObject in) {
    Optional<Duration> timeout = in.duration("timeout");
    timeout
        .filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
        .ifPresent(it -> in.violation("timeout", it, "expected PT1S to P7D"));
    return timeout;
  }
}
