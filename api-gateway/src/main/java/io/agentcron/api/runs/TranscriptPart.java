package io.agentcron.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Consecutive lines of a run's transcript.
 *
 * @param firstLine the number of the first one in this dispatch, from 0
 */
public record TranscriptPart(
    UUID runId, int attempt, int dispatch, long firstLine, List<Line> lines) {

  public TranscriptPart {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param stream {@code stdout}, {@code stderr}, or {@code executor} for remarks on the run
   */
  public record Line(Instant at, String stream, String text) {}
}
