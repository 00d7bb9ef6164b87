package io.agentcron.api.runs;

/** A line and where it stands. */
public record TranscriptLine(int attempt, TranscriptPlace place, TranscriptPart.Line line) {}
