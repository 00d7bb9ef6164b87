package io.agentcron.benchmarks.cron;

import java.time.Instant;
import java.util.Random;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Where searches start: somewhere in five years, never twice the same in a row. */
@State(Scope.Thread)
public class Starts {
  private static final int COUNT = 4096;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FIVE_YEARS = 5 * 365 * 86_400;

  private final Instant[] starts =
      new Random(42)
          .ints(COUNT, 0, FIVE_YEARS)
          .mapToObj(FIRST::plusSeconds)
          .toArray(Instant[]::new);
  private int next;

  Instant next() {
    next = (next + 1) % COUNT;
    return starts[next];
  }
}
