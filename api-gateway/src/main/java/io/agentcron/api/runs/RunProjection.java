package io.agentcron.api.runs;

import io.agentcron.api.runs.TopicReading.Incarnation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where what is read from the topics goes. A step is taken whole or not at all, and only by a
 * reader who knows how far the topic has been read.
 */
public interface RunProjection {
  /** By partition, the offset at which reading goes on; 0 for a topic that was never read. */
  Map<Integer, Long> positions(Incarnation topic, Set<Integer> partitions);

  /**
   * Folds what the journal says into the history.
   *
   * @return whether the step was taken; if not, somebody else has read on, or anew
   * @throws UnstorableException if one of them can never be kept
   */
  boolean record(TopicReading step, List<JournalEntry> entries);

  /**
   * Keeps transcripts; what is there already is not kept again.
   *
   * @return whether the step was taken
   * @throws UnstorableException if one of them can never be kept
   */
  boolean recordTranscripts(TopicReading step, List<TranscriptPart> parts);

  /** Trying again would not help: the fault is in what was to be kept. */
  final class UnstorableException extends RuntimeException {
    public UnstorableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
