package io.agentcron.api.statistics.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.contract.Limits;
import io.agentcron.contract.Runtime;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes definitions as the API does. */
public final class DefinitionEncoder {
  private final AvroSerializer serializer;

  public DefinitionEncoder(SchemaRegistry registry) {
    this.serializer = new AvroSerializer(registry);
  }

  public byte[] encode(String topic, UUID agentId, long version, boolean deleted, boolean enabled) {
    AgentDefinition definition =
        AgentDefinition.newBuilder()
            .setAgentId(agentId.toString())
            .setVersion(version)
            .setDeleted(deleted)
            .setName("report")
            .setOwner("ann")
            .setEnabled(enabled)
            .setPrompt("")
            .setRuntime(Runtime.newBuilder().setType("command").setOptions("{}").build())
            .setLimits(Limits.newBuilder().setTimeoutMillis(1).build())
            .setSchedules(List.of())
            .setUpdatedAt(Instant.EPOCH)
            .build();
    return Objects.requireNonNull(serializer.serialize(topic, definition));
  }
}
