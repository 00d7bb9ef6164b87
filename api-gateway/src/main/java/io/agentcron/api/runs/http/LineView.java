package io.agentcron.api.runs.http;

import io.agentcron.api.runs.TranscriptLine;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A line of a transcript; {@code after=<dispatch>.<number>} asks for those behind it.
 *
 * @param number within its dispatch, from 0
 * @param stream {@code stdout}, {@code stderr}, or {@code executor} for remarks on the run
 */
@Serdeable
@Schema(name = "LogLine")
record LineView(int attempt, int dispatch, long number, Instant at, String stream, String text) {
  static LineView of(TranscriptLine line) {
    return new LineView(
        line.attempt(),
        line.place().dispatch(),
        line.place().number(),
        line.line().at(),
        line.line().stream(),
        line.line().text());
  }
}
