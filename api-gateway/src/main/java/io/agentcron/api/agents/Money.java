package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import java.math.BigDecimal;
import java.util.Optional;

/** US dollars in documents, millionths of them inside. */
final class Money {
  private static final int MICRO = 6;
  private static final BigDecimal LEAST_USD = new BigDecimal("0.000001");
  private static final BigDecimal MOST_USD = new BigDecimal("1000000");

  private Money() {}

  static Optional<Long> read(InputObject in, String field) {
    Optional<BigDecimal> usd = in.decimal(field);
    // The size first: only then is it cheap to look at the digits.
    if (usd.isPresent()
        && (usd.get().compareTo(LEAST_USD) < 0 || usd.get().compareTo(MOST_USD) > 0)) {
      in.violation(field, usd.get(), "expected 0.000001 to 1000000");
      return Optional.empty();
    }
    if (usd.isPresent() && usd.get().stripTrailingZeros().scale() > MICRO) {
      in.violation(field, usd.get(), "expected at most six decimals");
      return Optional.empty();
    }
    return usd.map(it -> it.movePointRight(MICRO).longValue());
  }

  /** Without trailing zeros. */
  static BigDecimal usd(long microUsd) {
    BigDecimal usd = BigDecimal.valueOf(microUsd, MICRO).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }
}
