package io.agentcron.notifier.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agentcron.notifier.SampleEvents;
import io.agentcron.notifier.frame.ControlFrames;
import io.agentcron.notifier.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/asyncapi.yaml} says what is said, all of it and nothing else. */
class AsyncApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Set<String> OF_CLIENTS = Set.of("authenticate", "filter");

  private final ObjectNode document;

  AsyncApiTest() throws IOException {
    document = (ObjectNode) new YAMLMapper().readTree(Files.readString(DOCUMENT));
  }

  static Stream<String> frames() {
    Instant now = SampleEvents.AT;
    ControlFrames control = new ControlFrames("c1");
    Stream<Frame> own =
        Stream.of(
            control.hello("1.2.3", Duration.ofSeconds(30), "a-cursor", now),
            control.heartbeat(1, "a-cursor", now),
            control.filter(2, new TreeMap<>(Map.of("run", List.of("r"))), "a-cursor", now),
            control.resync(3, "retention", "a-cursor", now),
            control.error(4, "unknown_message", "expected another", now));
    Stream<Frame> events =
        RunEventFramesTest.payloads()
            .map(payload ->
                RunEventFrames.entry(SampleEvents.event("agent-1", payload.get()[0]))
                    .orElseThrow()
                    .template()
                    .with("a-cursor"));
    return Stream.concat(own, events).map(Frame::text);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void saysWhatIsInAFrameAndThatNothingElseIs(String text) throws IOException {
    JsonNode frame = JSON.readTree(text);
    String message = messageNamed(frame.get("type").asText());

    assertThat(faults(message, frame)).isEmpty();
  }

  @Test
  void namesNoFrameThatThereIsNot() throws IOException {
    Set<String> told = new TreeSet<>(OF_CLIENTS);
    for (String text : frames().toList()) {
      told.add(JSON.readTree(text).get("type").asText());
    }

    assertThat(document.at("/components/messages"))
        .extracting(message -> message.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void namesEveryMessageInTheChannelOfTheSocket() {
    assertThat(names(document.at("/channels/socket/messages")))
        .containsExactlyElementsOf(names(document.at("/components/messages")));
  }

  @Test
  void givesExamplesThatAreRight() {
    List<String> faults = new ArrayList<>();
    document
        .at("/components/messages")
        .properties()
        .forEach(message ->
            message
                .getValue()
                .path("examples")
                .forEach(
                    example -> faults.addAll(faults(message.getKey(), example.get("payload")))));

    assertThat(document.findValues("examples")).isNotEmpty();
    assertThat(faults).isEmpty();
  }

  private String messageNamed(String type) {
    return document.at("/components/messages").properties().stream()
        .filter(message -> message.getValue().get("name").asText().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("expected a message named " + type));
  }

  /** Of what is said by the schema of a message, here taken to be all that there is. */
  private List<String> faults(String message, JsonNode said) {
    ObjectNode schema = document.deepCopy();
    schema.put("$ref", "#/components/messages/" + message + "/payload");
    schema.put("unevaluatedProperties", false);
    if (schema.at("/components/messages/" + message + "/payload/allOf/1/properties/data")
        instanceof ObjectNode data) {
      data.put("unevaluatedProperties", false);
    }
    return SCHEMAS.getSchema(schema).validate(said).stream()
        .map(fault -> message + ": " + fault)
        .toList();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }
}
