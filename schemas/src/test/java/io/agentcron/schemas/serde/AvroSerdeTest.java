package io.agentcron.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.contract.CancelDispatch;
import io.agentcron.contract.EventSource;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunExpired;
import io.agentcron.contract.Trigger;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wire format: what it carries, and what becomes of bytes that are something else. */
final class AvroSerdeTest {
  private static final String TOPIC = "agentcron.run-events";

  private final InMemoryRegistry server = new InMemoryRegistry();
  private final SchemaRegistry registry = registry(server.url());
  private final AvroSerializer serializer = new AvroSerializer(registry);
  private final AvroDecoder<RunEvent> decoder = new AvroDecoder<>(RunEvent.class, registry);

  @AfterEach
  void stop() {
    server.close();
  }

  private static SchemaRegistry registry(String url) {
    return new SchemaRegistry(
        RegistryConfig.of(Map.of("schema.registry.url", url, "max.retries", 0)));
  }

  private static RunEvent event() {
    return RunEvent.newBuilder()
        .setEventId("e1")
        .setSource(EventSource.scheduler)
        .setOccurredAt(Instant.parse("2026-11-21T10:00:00.123Z"))
        .setAgentId("a1")
        .setAgentName("Ünïcode 🤖")
        .setOwner("me")
        .setRunId("r1")
        .setTrigger(Trigger.schedule)
        .setNominalTime(Instant.parse("2026-11-21T10:00:00Z"))
        .setDefinitionVersion(3)
        .setPayload(new RunExpired("nobody came"))
        .build();
  }

  private byte[] bytes(SpecificRecord data) {
    byte[] bytes = serializer.serialize(TOPIC, data);
    assertThat(bytes).isNotNull();
    return bytes;
  }

  @Test
  void carriesARecordThereAndBack() {
    assertThat(decoder.decode(bytes(event()))).isEqualTo(new Decoded.Value<>(event()));
  }

  @Test
  void writesConfluentsWireFormat() {
    byte[] bytes = bytes(event());

    assertThat(bytes[0]).isZero();
    assertThat(registry.byId(ByteBuffer.wrap(bytes).getInt(1)))
        .isEqualTo(RunEvent.getClassSchema());
    assertThat(server.requests()).first().isEqualTo("POST /subjects/" + TOPIC + "-value/versions");
  }

  @Test
  void resolvesIdsAheadOfTheFirstWrite() {
    serializer.resolve(TOPIC, RunEvent.getClassSchema());
    server.close();

    assertThat(bytes(event())).hasSizeGreaterThan(5);
  }

  @Test
  void skipsAnEventThatIsNewerThanThisReader() throws IOException {
    Schema newer = withPayload("{'type':'record','name':'RunTeleported','fields':[]}");

    assertThat(decoder.decode(newerEvent(newer)))
        .isInstanceOfSatisfying(
            Decoded.Unknown.class,
            unknown -> assertThat(unknown.toString()).contains("RunTeleported"));
  }

  /** Avro alone would take it for a RunExpired. */
  @Test
  void skipsANewerEventThatLooksLikeOneItKnows() throws IOException {
    Schema newer =
        withPayload(
            "{'type':'record','name':'RunTeleported','fields':[{'name':'message','type':'string'}]}");

    assertThat(decoder.decode(newerEvent(newer)))
        .isInstanceOfSatisfying(
            Decoded.Unknown.class,
            unknown -> assertThat(unknown.toString()).contains("RunTeleported"));
  }

  @Test
  void stillReadsTheEventsItKnowsFromANewerWriter() throws IOException {
    Schema newer = withPayload("{'type':'record','name':'RunTeleported','fields':[]}");
    byte[] written = encode(newer, event());

    assertThat(decoder.decode(written)).isEqualTo(new Decoded.Value<>(event()));
  }

  @Test
  void putsAsideWhatDoesNotBelongHere() {
    byte[] foreign =
        bytes(new CancelDispatch("r1", 1, 1, "me", Instant.parse("2026-11-21T10:00:00Z")));

    assertThat(decoder.decode(foreign))
        .isEqualTo(
            new Decoded.Malformed<>(
                "expected a io.agentcron.contract.RunEvent, found a"
                    + " io.agentcron.contract.CancelDispatch"));
  }

  @Test
  void putsAsideBytesThatAreNoRecord() {
    byte[] good = bytes(event());

    assertThat(
            List.of(
                decoder.decode(null),
                decoder.decode(new byte[0]),
                decoder.decode("{\"json\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                decoder.decode(new byte[] {0, 0, 0, 0, 99, 1, 2, 3}),
                decoder.decode(Arrays.copyOf(good, good.length - 1)),
                decoder.decode(Arrays.copyOf(good, good.length + 1))))
        .allSatisfy(decoded -> assertThat(decoded).isInstanceOf(Decoded.Malformed.class));
  }

  @Test
  void survivesEveryDamage() {
    byte[] good = bytes(event());
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = good.clone();
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
      }
      assertThat(decoder.decode(damaged)).isNotNull();
    }
  }

  @Test
  void doesNotAllocateWhatADamagedLengthAsksFor() {
    byte[] good = bytes(event());
    byte[] twoGigabytes = {(byte) 0xF0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(twoGigabytes, 0, good, 5, twoGigabytes.length);

    assertThat(decoder.decode(good))
        .isInstanceOfSatisfying(
            Decoded.Malformed.class,
            malformed -> assertThat(malformed.cause()).contains("longer than"));
  }

  @Test
  void waitsForTheRegistryRatherThanBlameTheRecord() {
    byte[] bytes = bytes(event());
    server.close();
    AvroDecoder<RunEvent> elsewhere = new AvroDecoder<>(RunEvent.class, registry(server.url()));

    assertThatThrownBy(() -> elsewhere.decode(bytes))
        .isInstanceOf(RegistryException.Unavailable.class);
  }

  @Test
  void isMadeByClassNameFromConfluentsProperties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("schema.registry.url", server.url());
    properties.put(AvroDeserializer.SPECIFIC_VALUE_TYPE, RunEvent.class.getName());
    try (AvroSerializer writer = new AvroSerializer();
        AvroDeserializer<RunEvent> reader = new AvroDeserializer<>()) {
      writer.configure(properties, false);
      reader.configure(properties, false);

      assertThat(reader.deserialize(TOPIC, writer.serialize(TOPIC, event()))).isEqualTo(event());
      assertThat(reader.deserialize(TOPIC, writer.serialize(TOPIC, null))).isNull();
      assertThatThrownBy(() -> reader.deserialize(TOPIC, new byte[] {1}))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining(TOPIC);
    }
  }

  private static Schema withPayload(String payload) {
    Schema current = RunEvent.getClassSchema();
    List<Schema> payloads = new ArrayList<>(current.getField("payload").schema().getTypes());
    payloads.add(
        new Schema.Parser()
            .parse(
                payload
                    .replace('\'', '"')
                    .replace("\"fields\"", "\"namespace\":\"io.agentcron.contract\",\"fields\"")));
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : current.getFields()) {
      fields.add(
          field.name().equals("payload")
              ? new Schema.Field("payload", Schema.createUnion(payloads))
              : new Schema.Field(field, field.schema()));
    }
    return Schema.createRecord(
        current.getName(), current.getDoc(), current.getNamespace(), false, fields);
  }

  private byte[] newerEvent(Schema newer) throws IOException {
    GenericData.Record event = new GenericData.Record(newer);
    for (Schema.Field field : newer.getFields()) {
      switch (field.name()) {
        case "payload" -> {
          GenericData.Record payload = new GenericData.Record(field.schema().getTypes().getLast());
          payload.getSchema().getFields().forEach(it -> payload.put(it.pos(), "x"));
          event.put("payload", payload);
        }
        case "source" ->
            event.put("source", new GenericData.EnumSymbol(field.schema(), "scheduler"));
        case "occurredAt", "definitionVersion" -> event.put(field.name(), 1L);
        case "attempt", "dispatch" -> event.put(field.name(), 1);
        case "eventId", "agentId", "agentName", "owner" -> event.put(field.name(), "x");
        default -> event.put(field.name(), null);
      }
    }
    return encode(newer, event);
  }

  private byte[] encode(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    int id = registry.idOf(TOPIC + "-value", schema);
    out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    GenericData model =
        datum instanceof SpecificRecord
            ? org.apache.avro.specific.SpecificData.getForClass(RunEvent.class)
            : GenericData.get();
    new GenericDatumWriter<>(schema, model).write(datum, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
