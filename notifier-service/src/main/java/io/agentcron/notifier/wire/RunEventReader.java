package io.agentcron.notifier.wire;

import io.agentcron.contract.RunEvent;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;

/** Reads the journal's records; safe for use by many threads. */
public final class RunEventReader {
  private final AvroDecoder<RunEvent> decoder;

  public RunEventReader(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(RunEvent.class, registry);
  }

  /**
   * Reads one record's value.
   *
   * @throws RegistryException.Unavailable if its schema is not to be had right now
   */
  public Reading read(byte @Nullable [] value) {
    return switch (decoder.decode(value)) {
      case Decoded.Value<RunEvent>(RunEvent event) ->
          RunEventFrames.entry(event)
              .<Reading>map(Reading.Event::new)
              .orElseGet(Reading.Unknown::new);
      case Decoded.Unknown<RunEvent> _ -> new Reading.Unknown();
      case Decoded.Malformed<RunEvent>(String cause) -> new Reading.Malformed(cause);
    };
  }
}
