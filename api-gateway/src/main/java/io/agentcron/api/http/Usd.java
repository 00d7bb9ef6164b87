package io.agentcron.api.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as answers show it. */
public final class Usd {
  private static final int MICRO = 6;

  private Usd() {}

  /** Decimal, exact, without zeros at its end. */
  public static BigDecimal ofMicro(long microUsd) {
    BigDecimal usd = BigDecimal.valueOf(microUsd, MICRO).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }

  public static @Nullable BigDecimal ofOptionalMicro(@Nullable Long microUsd) {
    return microUsd == null ? null : ofMicro(microUsd);
  }
}
