package io.agentcron.notifier.feed;

import java.util.Optional;

/**
 * What a reader of the journal met next in one partition. Most steps are one record; a
 * transaction's marker, an aborted or an unreadable record is a step with nothing to tell.
 *
 * @param before where the reader was
 * @param after where it is now: further in this partition, unchanged in the others
 */
public record Step(Positions before, Positions after, int partition, Optional<Entry> entry) {
  public Step {
    if (!before.topic().equals(after.topic()) || after.next(partition) <= before.next(partition)) {
      throw new IllegalArgumentException(
          "expected a step ahead in partition %d, found %s to %s"
              .formatted(partition, before, after));
    }
  }

  long from() {
    return before.next(partition);
  }

  long to() {
    return after.next(partition);
  }
}
