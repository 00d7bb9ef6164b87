package io.agentcron.scheduler.wire;

import io.agentcron.contract.AgentDefinition;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.state.ActivityState;
import java.io.IOException;
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
 * How the stores and their changelogs keep the state: Avro's single-object encoding, whose header
 * names the writer's schema, so that a later version reads what this one wrote.
 */
public final class StateSerdes {
  private StateSerdes() {}

  public static Serde<Agent> agents() {
    return serde(
        AgentDefinition.class,
        PastSchemas.of("AgentDefinition"),
        DefinitionWire::definition,
        DefinitionWire::agent);
  }

  public static Serde<Activity> activities() {
    return serde(
        ActivityState.class,
        PastSchemas.of("ActivityState"),
        ActivityWire::state,
        ActivityWire::activity);
  }

  private static <R extends SpecificRecord, D> Serde<D> serde(
      Class<R> type, SchemaStore past, Function<D, R> toRecord, Function<R, D> fromRecord) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    BinaryMessageEncoder<R> encoder = new BinaryMessageEncoder<>(model, schema);
    BinaryMessageDecoder<R> decoder = new BinaryMessageDecoder<>(model, schema, past);
    return Serdes.serdeFrom(
        (_, value) -> value == null ? null : encode(encoder, toRecord.apply(value)),
        (_, bytes) -> bytes == null ? null : fromRecord.apply(decode(decoder, bytes)));
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
