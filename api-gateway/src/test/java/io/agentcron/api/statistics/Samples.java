package io.agentcron.api.statistics;

import java.time.Duration;
import java.util.List;

/** Values for tests of other packages. */
public final class Samples {
  private Samples() {}

  public static Bucket bucket() {
    return new Bucket(
        new Counts(1, 2, 3, 4_500_000),
        Durations.sum(
            List.of(
                Durations.of(Duration.ofMillis(20)),
                Durations.of(Duration.ofMinutes(5)),
                Durations.of(Duration.ofHours(2)))));
  }
}
