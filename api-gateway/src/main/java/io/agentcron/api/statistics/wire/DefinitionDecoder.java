package io.agentcron.api.statistics.wire;

import io.agentcron.api.statistics.AgentStanding.Definition;
import io.agentcron.contract.AgentDefinition;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroDecoder;
import io.agentcron.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;

/** Reads {@code agents}. */
public final class DefinitionDecoder {
  private final AvroDecoder<AgentDefinition> decoder;

  public DefinitionDecoder(SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(AgentDefinition.class, registry);
  }

  /** One record's value; see {@link AvroDecoder#decode} for the registry being away. */
  public Decoded<Definition> decode(byte @Nullable [] value) {
    return switch (decoder.decode(value)) {
      case Decoded.Value<AgentDefinition>(AgentDefinition agent) ->
          new Decoded.Value<>(
              new Definition(
                  agent.getVersion(), agent.getOwner(), agent.getDeleted(), agent.getEnabled()));
      case Decoded.Unknown<AgentDefinition>(String what) -> new Decoded.Unknown<>(what);
      case Decoded.Malformed<AgentDefinition>(String cause) -> new Decoded.Malformed<>(cause);
    };
  }
}
