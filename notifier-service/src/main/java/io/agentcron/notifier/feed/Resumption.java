package io.agentcron.notifier.feed;

import java.util.Optional;

/**
 * Where a client begins.
 *
 * @param fromEarliest it asked for, or was told of, whatever is kept: where that is later than
 *     these positions, it misses nothing
 * @param resync what it must be told first
 */
public record Resumption(Positions positions, boolean fromEarliest, Optional<Resync> resync) {

  public static Resumption of(Start start, Positions tail) {
    return switch (start) {
      case Start.Live() -> new Resumption(tail, false, Optional.empty());
      case Start.Earliest() -> earliest(tail, Optional.empty());
      case Start.After(Positions cursor) -> after(cursor, tail);
    };
  }

  private static Resumption after(Positions cursor, Positions tail) {
    if (!cursor.topic().equals(tail.topic()) || cursor.partitions() > tail.partitions()) {
      return earliest(tail, Optional.of(Resync.TOPIC_RECREATED));
    }
    return new Resumption(cursor.widenedTo(tail.partitions()), false, Optional.empty());
  }

  private static Resumption earliest(Positions tail, Optional<Resync> resync) {
    return new Resumption(Positions.beginning(tail.topic(), tail.partitions()), true, resync);
  }
}
