package io.agentcron.cron;

/** What to do with local times that a zone transition skips or repeats. */
public record DstPolicy(Gap gap, Overlap overlap) {

  /**
   * What runs at intervals keeps running in real time: nothing is added in a gap, both passes of an
   * overlap count.
   */
  static final DstPolicy OF_INTERVALS = new DstPolicy(Gap.SKIP, Overlap.BOTH);

  /** What runs at fixed times runs once per nominal day. */
  static final DstPolicy OF_FIXED_TIMES = new DstPolicy(Gap.SHIFT, Overlap.FIRST);

  /** What becomes of a fire whose local time does not exist because clocks went forward. */
  public enum Gap {
    /** Fire once at the instant the gap ends, unless the gap is three hours or longer. */
    SHIFT,
    /** Do not fire. */
    SKIP
  }

  /** What becomes of a fire whose local time exists twice because clocks went back. */
  public enum Overlap {
    /** Fire in the first pass only. */
    FIRST,
    /** Fire in both passes. */
    BOTH
  }
}
