package io.agentcron.api.runs.wire;

import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.contract.RunLog;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code run-logs}. */
public final class TranscriptDecoder {
  private final AvroDecoder<RunLog> decoder;

  public TranscriptDecoder(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(RunLog.class, registry);
  }

  /** One record's value; see {@link AvroDecoder#decode} for the registry being away. */
  public Decoded<TranscriptPart> decode(byte @Nullable [] value) {
    return Translation.of(decoder.decode(value), TranscriptDecoder::part);
  }

  private static Decoded<TranscriptPart> part(RunLog log) {
    return new Decoded.Value<>(
        new TranscriptPart(
            UUID.fromString(log.getRunId()),
            log.getAttempt(),
            log.getDispatch(),
            log.getFirstLine(),
            log.getLines().stream()
                .map(line ->
                    new TranscriptPart.Line(
                        line.getAt(), line.getStream().name(), Translation.text(line.getText())))
                .toList()));
  }
}
