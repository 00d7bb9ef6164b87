package io.agentcron.schemas.serde;

import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * For subscribers that want plain records: what cannot be read is an exception. The services
 * themselves use {@link AvroDecoder}, for which it is a value.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  /**
   * Property: the full name of the generated class, for example {@code
   * io.agentcron.contract.RunEvent}.
   */
  public static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";

  private @Nullable AvroDecoder<T> decoder;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroDeserializer() {}

  public AvroDeserializer(Class<T> type, SchemaRegistry registry) {
    this.decoder = new AvroDecoder<>(type, registry);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    String name = String.valueOf(configs.get(SPECIFIC_VALUE_TYPE));
    decoder = new AvroDecoder<>(type(name), new SchemaRegistry(RegistryConfig.of(configs)));
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    AvroDecoder<T> configured =
        Objects.requireNonNull(decoder, "configure() comes before deserialize()");
    return switch (configured.decode(data)) {
      case Decoded.Value<T>(T value) -> value;
      case Decoded.Unknown<T>(String what) ->
          throw new SerializationException(topic + ": newer than this reader: " + what);
      case Decoded.Malformed<T>(String cause) ->
          throw new SerializationException(topic + ": " + cause);
    };
  }

  // The cast is checked by the line before it; T is what the property's contract says.
  @SuppressWarnings("unchecked")
  private Class<T> type(String name) {
    try {
      return (Class<T>) Class.forName(name).asSubclass(SpecificRecord.class);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IllegalArgumentException(
          SPECIFIC_VALUE_TYPE + ": expected the class of a record, found " + name, e);
    }
  }
}
