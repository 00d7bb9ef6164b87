package io.agentcron.schemas.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * How services keep state in stores and their changelogs: Avro's single-object encoding, whose
 * header names the writer's schema, so that a later version reads what an earlier one wrote. The
 * schemas of released versions are resources, {@code /state/<record>-<n>.avsc}.
 */
public final class StateSerde {
  private StateSerde() {}

  /** For values of a domain that are kept as records of this type. */
  public static <R extends SpecificRecord, D> Serde<D> of(
      Class<R> type, Function<D, R> toRecord, Function<R, D> fromRecord) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    BinaryMessageEncoder<R> encoder = new BinaryMessageEncoder<>(model, schema);
    BinaryMessageDecoder<R> decoder = new BinaryMessageDecoder<>(model, schema, pastSchemas(type));
    return Serdes.serdeFrom(
        (_, value) -> value == null ? null : encode(encoder, toRecord.apply(value)),
        (_, bytes) -> bytes == null ? null : fromRecord.apply(decode(decoder, bytes)));
  }

  private static SchemaStore pastSchemas(Class<?> type) {
    SchemaStore.Cache schemas = new SchemaStore.Cache();
    for (int n = 1; ; n++) {
      try (InputStream resource =
          type.getResourceAsStream("/state/" + type.getSimpleName() + "-" + n + ".avsc")) {
        if (resource == null) {
          return schemas;
        }
        schemas.addSchema(new Schema.Parser().parse(resource));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static <R> byte[] encode(BinaryMessageEncoder<R> encoder, R record) {
    try {
      ByteBuffer buffer = encoder.encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
  }

  private static <R> R decode(BinaryMessageDecoder<R> decoder, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a state that this or an earlier version wrote", e);
    }
  }
}
