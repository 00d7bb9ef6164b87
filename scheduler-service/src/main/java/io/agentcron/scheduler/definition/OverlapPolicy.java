package io.agentcron.scheduler.definition;

/** What becomes of a new run while runs of the same agent are active. */
public sealed interface OverlapPolicy {
  /** It is not made. */
  record Skip() implements OverlapPolicy {}

  /**
   * It waits its turn.
   *
   * @param limit how many may wait
   */
  record Queue(int limit) implements OverlapPolicy {
    public Queue {
      requirePositive(limit);
    }
  }

  /**
   * It is made beside them.
   *
   * @param limit how many may be active
   */
  record Parallel(int limit) implements OverlapPolicy {
    public Parallel {
      requirePositive(limit);
    }
  }

  /** They are ended, and it takes their place. */
  record Replace() implements OverlapPolicy {}

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Expected a limit of at least 1, found " + limit);
    }
  }
}
