package io.agentcron.api.runs;

import java.util.List;

/**
 * A part of a transcript.
 *
 * @param more whether there are lines behind it by now
 */
public record TranscriptPage(List<TranscriptLine> lines, boolean more) {
  public TranscriptPage {
    lines = List.copyOf(lines);
  }
}
