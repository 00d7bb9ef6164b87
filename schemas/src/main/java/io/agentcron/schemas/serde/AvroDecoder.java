package io.agentcron.schemas.serde;

import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one type, whatever version of its schema they were written with. Safe for use by
 * many threads.
 */
public final class AvroDecoder<T extends SpecificRecord> {
  private static final int HEADER = 5;
  // No record is longer than what a broker takes. Avro trusts a length that it reads and allocates
  // it, so that without these two
  // limits a few damaged bytes ask for two gigabytes. It knows them as system properties only.
  private static final String LONGEST = Integer.toString(64 << 20);

  static {
    for (String kind : new String[] {"string", "bytes"}) {
      String name = "org.apache.avro.limits." + kind + ".maxLength";
      if (System.getProperty(name) == null) {
        System.setProperty(name, LONGEST);
      }
    }
  }

  private final Schema readerSchema;
  private final SpecificData model;
  private final SchemaRegistry registry;
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
  private final Map<Integer, Set<String>> strangers = new ConcurrentHashMap<>();

  public AvroDecoder(Class<T> type, SchemaRegistry registry) {
    this.model = SpecificData.getForClass(type);
    this.readerSchema = model.getSchema(type);
    this.registry = registry;
  }

  /**
   * Decodes one record's value.
   *
   * @throws RegistryException.Unavailable if the writer's schema is not known yet and the registry
   *     does not answer: the record may be fine, so try it again
   */
  public Decoded<T> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded.Malformed<>("expected a record, found none");
    }
    if (bytes.length < HEADER || bytes[0] != 0) {
      return new Decoded.Malformed<>(
          "expected a zero byte and a four-byte schema id, found " + bytes.length + " other bytes");
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    Schema writerSchema;
    try {
      writerSchema = registry.byId(id);
    } catch (RegistryException.Refused e) {
      return new Decoded.Malformed<>("schema id " + id + ": " + e.getMessage());
    }
    if (!writerSchema.getFullName().equals(readerSchema.getFullName())) {
      return new Decoded.Malformed<>(
          "expected a %s, found a %s"
              .formatted(readerSchema.getFullName(), writerSchema.getFullName()));
    }
    return decode(bytes, id, writerSchema);
  }

  private Decoded<T> decode(byte[] bytes, int id, Schema writerSchema) {
    DatumReader<T> reader =
        readers.computeIfAbsent(
            id, _ -> new SpecificDatumReader<>(writerSchema, readerSchema, model));
    Set<String> unknown =
        strangers.computeIfAbsent(id, _ -> RecordNames.onlyIn(writerSchema, readerSchema));
    try {
      // Avro takes a record of a name that it does not know for any other one with such fields.
      if (!unknown.isEmpty()) {
        Object generic = readWhole(new GenericDatumReader<>(writerSchema), bytes);
        Optional<String> stranger = RecordNames.firstIn(generic, unknown);
        if (stranger.isPresent()) {
          return new Decoded.Unknown<>("a " + stranger.get());
        }
      }
      return new Decoded.Value<>(readWhole(reader, bytes));
    } catch (AvroTypeException e) {
      return isWellFormed(bytes, writerSchema)
          ? new Decoded.Unknown<>(String.valueOf(e.getMessage()))
          : malformed(id, e);
    } catch (IOException | RuntimeException e) {
      return malformed(id, e);
    }
  }

  // Damaged bytes come out of Avro as a dozen kinds of exception; what they have in common is that
  // nothing else throws here.
  private static boolean isWellFormed(byte[] bytes, Schema writerSchema) {
    try {
      readWhole(new GenericDatumReader<>(writerSchema), bytes);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static <T> Decoded<T> malformed(int id, Exception cause) {
    return new Decoded.Malformed<>("schema id " + id + ": " + cause);
  }

  private static <R> R readWhole(DatumReader<R> reader, byte[] bytes) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
    R value = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("bytes are left over behind the record");
    }
    return value;
  }
}
