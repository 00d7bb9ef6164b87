package io.agentcron.notifier.feed;

import java.util.Optional;

/**
 * What a partition holds now.
 *
 * @param begin the oldest offset that is kept
 * @param end the next one that a reader of committed records would get after all others
 */
public record LogRange(long begin, long end) {

  /** How a position outside the log is put right. */
  public record Repair(long position, Resync reason) {}

  /** Empty if the position can be read from. */
  public Optional<Repair> repair(long position) {
    if (position < begin) {
      return Optional.of(new Repair(begin, Resync.RETENTION));
    }
    if (position > end) {
      return Optional.of(new Repair(end, Resync.TRUNCATED));
    }
    return Optional.empty();
  }
}
