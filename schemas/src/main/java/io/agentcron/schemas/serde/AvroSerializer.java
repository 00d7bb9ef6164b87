package io.agentcron.schemas.serde;

import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records under the subject {@code <topic>-value}. Kafka can make it by class name from
 * Confluent's properties, or it is given a registry.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {
  private @Nullable SchemaRegistry registry;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  public AvroSerializer(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new IllegalArgumentException("Keys are strings; this serializer is for values");
    }
    registry = new SchemaRegistry(RegistryConfig.of(configs));
  }

  /**
   * Resolves the id of a schema ahead of time, so that no write waits for the registry inside a
   * transaction.
   */
  public void resolve(String topic, Schema schema) {
    var _ = id(topic, schema);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord data) {
    if (data == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id(topic, data.getSchema())).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<SpecificRecord>(
              data.getSchema(), SpecificData.getForSchema(data.getSchema()))
          .write(data, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return out.toByteArray();
  }

  private int id(String topic, Schema schema) {
    return Objects.requireNonNull(registry, "configure() comes before serialize()")
        .idOf(topic + "-value", schema);
  }
}
