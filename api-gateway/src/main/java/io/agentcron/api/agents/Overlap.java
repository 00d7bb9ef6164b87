package io.agentcron.api.agents;

/**
 * What becomes of a new run while runs of the same agent are active.
 *
 * @param limit queue: how many may wait; parallel: how many may be active; else 1
 */
public record Overlap(Policy policy, int limit) {
  public static final Overlap SKIP = new Overlap(Policy.SKIP, 1);

  /** The policies by their words in documents and contracts, in lower case. */
  public enum Policy {
    SKIP,
    QUEUE,
    PARALLEL,
    REPLACE;

    public boolean hasLimit() {
      return this == QUEUE || this == PARALLEL;
    }
  }
}
