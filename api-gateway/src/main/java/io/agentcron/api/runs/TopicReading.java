package io.agentcron.api.runs;

import java.util.Map;

/**
 * A step in reading a topic into tables, taken in the transaction that changes the tables.
 *
 * @param moves by partition
 */
public record TopicReading(Incarnation topic, Map<Integer, Move> moves) {

  public TopicReading {
    moves = Map.copyOf(moves);
  }

  /** A topic, and not the one of the same name that was there before or will be. */
  public record Incarnation(String name, String id) {}

  /**
   * From the offset that the reader believes to be the next one to that which then is. Belief and
   * truth differ where somebody else reads the partition now.
   */
  public record Move(long from, long to) {}
}
