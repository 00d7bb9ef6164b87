package io.agentcron.api.runs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.AgentEvent;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.JournalEvent.Source;
import io.agentcron.api.runs.Pause;
import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.api.runs.Trigger;
import io.agentcron.contract.AgentPaused;
import io.agentcron.contract.AgentResumed;
import io.agentcron.contract.BackfillAccepted;
import io.agentcron.contract.CommandRejected;
import io.agentcron.contract.DefinitionApplied;
import io.agentcron.contract.PauseCause;
import io.agentcron.contract.RejectReason;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import io.agentcron.schemas.registry.InMemoryRegistry;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import io.agentcron.schemas.serde.Decoded;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JournalDecoderTest {
  private static final String TOPIC = "run-events";
  private static final InMemoryRegistry SERVER = new InMemoryRegistry();
  private static final SchemaRegistry REGISTRY =
      new SchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", SERVER.url())));

  private final JournalEncoder encoder = new JournalEncoder(REGISTRY);
  private final JournalDecoder decoder = new JournalDecoder(REGISTRY);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource
  void readsWhatTheServicesWrite(JournalEvent event) {
    assertThat(decoder.decode(encoder.encode(TOPIC, event))).isEqualTo(new Decoded.Value<>(event));
  }

  static Stream<JournalEvent> readsWhatTheServicesWrite() {
    Story story = new Story();
    return Stream.of(
        story.queued(),
        story.retryScheduled(2, 1, Story.START.plusSeconds(60)),
        story.dispatched(1),
        story.started(1),
        story.progressed(1, 3),
        story.completed(1, 5),
        story.failed(1, FailureKind.RATE_LIMITED, 5),
        story.returned(1, FailureKind.EXECUTOR_SHUTDOWN, 5),
        story.returned(1, FailureKind.RATE_LIMITED, 5),
        story.failed(1, FailureKind.EXECUTOR_SHUTDOWN, 5),
        story.lost(1),
        story.cancelled(1, 5),
        story.cancelledUnstarted(),
        story.skipped(),
        story.expired(1));
  }

  @Test
  void skipsWhatSaysNothingOfARun() {
    assertThat(
            decoder.decode(
                encoder.encode(
                    TOPIC,
                    new UUID(2, 1),
                    new CommandRejected(RejectReason.unknown_agent, "no such agent"))))
        .isInstanceOf(Decoded.Unknown.class);
  }

  @ParameterizedTest
  @MethodSource
  void readsWhatIsSaidOfAnAgent(SpecificRecord payload, AgentEvent.Fact fact) {
    assertThat(decoder.decode(encoder.encode(TOPIC, new UUID(2, 1), payload)))
        .isEqualTo(
            new Decoded.Value<>(
                new AgentEvent(
                    "e", new UUID(2, 1), "report", "ann", null, null, Instant.EPOCH, fact)));
  }

  static Stream<Arguments> readsWhatIsSaidOfAnAgent() {
    Instant until = Story.START;
    return Stream.of(
        Arguments.of(new DefinitionApplied(8L), new AgentEvent.Applied(8)),
        Arguments.of(
            new AgentPaused("ann", PauseCause.person, "holidays", until),
            new AgentEvent.Paused(new Pause("ann", "person", "holidays", Instant.EPOCH, until))),
        Arguments.of(new AgentResumed("ann", null), new AgentEvent.Resumed("ann", null)),
        Arguments.of(new BackfillAccepted(3), new AgentEvent.BackfillAccepted(3)),
        Arguments.of(new ScheduleRefused("what"), new AgentEvent.ScheduleRefused("what")),
        Arguments.of(new ScheduleFinished(9L), new AgentEvent.ScheduleFinished(9)));
  }

  @Test
  void findsAnIdThatIsNoUuidMalformed() {
    RunEvent event = JournalEncoder.record(new Story().dispatched(1));
    RunEvent spoilt = RunEvent.newBuilder(event).setRunId("not a uuid").build();

    assertThat(decoder.decode(new AvroSerializer(REGISTRY).serialize(TOPIC, spoilt)))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void replacesZeroBytesWhichPostgresCannotKeep() {
    JournalEvent event = new Story().told(Source.EXECUTOR, 1, new RunFact.Started("executor\0one"));

    assertThat(decoder.decode(encoder.encode(TOPIC, event)))
        .isInstanceOfSatisfying(
            Decoded.Value.class,
            value ->
                assertThat(value.value())
                    .extracting("fact")
                    .isEqualTo(new RunFact.Started("executor\uFFFDone")));
  }

  @Test
  void readsTranscripts() {
    TranscriptPart part =
        new TranscriptPart(
            new UUID(1, 1),
            1,
            2,
            3,
            List.of(new TranscriptPart.Line(Story.START, "stderr", "färbt \uD83D\uDE00")));

    assertThat(new TranscriptDecoder(REGISTRY).decode(encoder.encode("run-logs", part)))
        .isEqualTo(new Decoded.Value<>(part));
  }

  @Test
  void knowsEveryWordOfTheContract() {
    assertThat(Arrays.stream(io.agentcron.contract.FailureKind.values()).map(Enum::name))
        .allMatch(word -> FailureKind.of(word).isPresent());
    assertThat(Arrays.stream(io.agentcron.contract.Trigger.values()).map(Enum::name))
        .allMatch(word -> Trigger.of(word).isPresent());
  }
}
