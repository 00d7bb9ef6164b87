package io.agentcron.cron.rule;

import java.time.Instant;

/**
 * Spreads fires that share a nominal time, with no state: who computes the delay of a fire again
 * finds the same one.
 */
final class Jitter {

  private Jitter() {}

  /** A delay from 0 to below {@code room} milliseconds. */
  static long millis(String scheduleId, Instant nominalTime, long room) {
    // Both hashes are specified, so that every version and every language can find the same delay.
    return Math.floorMod(mixed(mixed(scheduleId.hashCode()) ^ nominalTime.toEpochMilli()), room);
  }

  /** The finalizer of SplitMix64: each bit of the input changes half of the result's bits. */
  private static long mixed(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
