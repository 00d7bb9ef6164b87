package io.agentcron.api.statistics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.Lifecycle;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.RunTally;
import io.agentcron.api.statistics.Samples;
import io.agentcron.api.statistics.state.AgentCountsState;
import io.agentcron.api.statistics.state.AgentStandingState;
import io.agentcron.api.statistics.state.BucketState;
import io.agentcron.api.statistics.state.RunTallyState;
import io.agentcron.api.statistics.state.RunningState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stores' format: there and back, and from every earlier version. */
class StateSerdesTest {
  private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(
            "RunTallyState",
            RunTallyState.getClassSchema(),
            StateSerdes.tallies(),
            new RunTally(
                new Lifecycle(RunStatus.SUCCESS, 1, 2),
                Map.of(1, 5L, 2, 20L),
                new RunTally.Measured(1, Duration.ofMillis(1_500)),
                T)),
        Arguments.of(
            "BucketState", BucketState.getClassSchema(), StateSerdes.buckets(), Samples.bucket()),
        Arguments.of(
            "AgentStandingState",
            AgentStandingState.getClassSchema(),
            StateSerdes.agents(),
            new AgentStanding(3, "ann", true, false, T)),
        Arguments.of(
            "RunningState",
            RunningState.getClassSchema(),
            StateSerdes.running(),
            Set.of(new UUID(1, 1), new UUID(1, 2))),
        Arguments.of(
            "AgentCountsState",
            AgentCountsState.getClassSchema(),
            StateSerdes.agentCounts(),
            new AgentCounts(7, 5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  <T> void keepsAStateAsItIs(String name, Schema schema, Serde<T> serde, T state) {
    assertThat(serde.deserializer().deserialize("any", bytes(serde, state))).isEqualTo(state);
  }

  /**
   * {@code state/*.hex} was written by the release that first had that schema, and is never written
   * again.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  <T> void readsWhatEarlierVersionsWrote(String name, Schema schema, Serde<T> serde, T state)
      throws IOException {
    byte[] recorded = HexFormat.of().parseHex(resource("/state/" + name + "-1.hex").strip());

    assertThat(serde.deserializer().deserialize("any", recorded)).isEqualTo(state);
  }

  /**
   * A schema that changes needs a copy of the one before among the resources, or old state cannot
   * be read.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  <T> void knowsTheSchemaItWrites(String name, Schema schema, Serde<T> serde, T state)
      throws IOException {
    Schema known = new Schema.Parser().parse(resource("/state/" + name + "-1.avsc"));

    assertThat(SchemaNormalization.toParsingForm(known))
        .isEqualTo(SchemaNormalization.toParsingForm(schema));
  }

  private static <T> byte[] bytes(Serde<T> serde, T state) {
    return Objects.requireNonNull(serde.serializer().serialize("any", state));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StateSerdesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
