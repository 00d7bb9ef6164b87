package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.Optional;

/** Why an agent does nothing of its own accord. */
public sealed interface Pause {
  /** Somebody wants it so; without {@code until}, until somebody resumes it. */
  record ByPerson(String by, Optional<String> note, Optional<Instant> until) implements Pause {}

  /**
   * It has failed too often in a row.
   *
   * @param failures in a row when it was paused, or when its last probe had failed
   * @param probeAt from when on one run is let through at a time; empty waits for somebody
   */
  record ByBreaker(int failures, Optional<Instant> probeAt) implements Pause {}

  /** Its money is spent until a new period begins. */
  record ByBudget(Instant until) implements Pause {}
}
