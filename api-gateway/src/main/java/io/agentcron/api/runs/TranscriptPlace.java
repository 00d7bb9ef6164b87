package io.agentcron.api.runs;

/**
 * A line of a transcript. Each dispatch has a transcript of its own, numbered from 0.
 *
 * @param number -1 for the place before the first line
 */
public record TranscriptPlace(int dispatch, long number) {
  public static final TranscriptPlace START = new TranscriptPlace(0, -1);
}
