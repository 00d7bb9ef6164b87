package io.agentcron.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.api.runs.RunProjection.UnstorableException;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.api.runs.TopicReading.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the readers of topics rely on, wherever the rows are kept. */
public abstract class RunProjectionContract {
  private static final Incarnation EVENTS = new Incarnation("run-events", "first");
  private static final Incarnation EVENTS_AGAIN = new Incarnation("run-events", "second");
  private static final UUID RUN = new UUID(1, 1);

  private final Story story = new Story();

  protected abstract RunProjection projection();

  /** Of the agent of the tests, if it is. */
  protected abstract Map<UUID, Pause> pauses();

  /** What is kept of a run. */
  protected abstract Optional<Run> kept(UUID runId);

  protected abstract List<TranscriptLine> keptTranscript(UUID runId);

  @Test
  void startsATopicAtItsBeginning() {
    assertThat(projection().positions(EVENTS, Set.of(0, 3))).isEqualTo(Map.of(0, 0L, 3, 0L));
  }

  @Test
  void keepsEverythingThatIsKnownOfARun() {
    List<JournalEvent> events =
        List.of(
            story.dispatched(1),
            story.started(1),
            story.returned(1, FailureKind.EXECUTOR_SHUTDOWN, 5),
            story.dispatched(2),
            story.started(2),
            story.told(
                JournalEvent.Source.EXECUTOR,
                2,
                new RunFact.Progressed(
                    "executor-2",
                    new Usage(
                        7L,
                        1L,
                        2L,
                        3L,
                        4L,
                        5L,
                        6L,
                        200_000L,
                        "session",
                        List.of(
                            new Usage.ToolCall("a", "Bash", Duration.ofMillis(9), true),
                            new Usage.ToolCall("b", "Read", null, false))))),
            story.failed(2, FailureKind.MAX_TURNS, 9));

    take(events);

    assertThat(kept(RUN)).contains(Story.fold(events));
  }

  @Test
  void keepsWhenARunIsTriedAgainAndWhichRunItTriesAgain() {
    Story retry = new Story(Story.origin(RUN, new UUID(2, 1), new UUID(1, 9)), Story.START);
    List<JournalEvent> events =
        List.of(
            retry.queued(),
            retry.dispatched(1),
            retry.returned(1, FailureKind.RATE_LIMITED, 5),
            retry.retryScheduled(2, 1, Story.START.plusSeconds(60)));

    take(events);

    Run run = kept(RUN).orElseThrow();
    assertThat(run).isEqualTo(Story.fold(events));
    assertThat(run.status()).isEqualTo(RunStatus.RETRYING);
    assertThat(run.retryAt()).isEqualTo(Story.START.plusSeconds(60));
    assertThat(run.origin().retryOf()).isEqualTo(new UUID(1, 9));
  }

  @Test
  void foldsAcrossSteps() {
    List<JournalEvent> events = List.of(story.dispatched(1), story.started(1), story.lost(1));

    projection().positions(EVENTS, Set.of(0));
    for (int i = 0; i < events.size(); i++) {
      assertThat(projection().record(step(EVENTS, 0, i, i + 1), List.of(events.get(i)))).isTrue();
    }

    assertThat(kept(RUN)).contains(Story.fold(events));
    assertThat(projection().positions(EVENTS, Set.of(0))).isEqualTo(Map.of(0, 3L));
  }

  @Test
  void refusesAStepFromAPositionThatIsNotTheStoredOne() {
    take(List.of(story.dispatched(1)));

    boolean taken = projection().record(step(EVENTS, 0, 0, 1), List.of(story.completed(1, 5)));

    assertThat(taken).isFalse();
    assertThat(kept(RUN).orElseThrow().status()).isEqualTo(RunStatus.REQUESTED);
    assertThat(projection().positions(EVENTS, Set.of(0))).isEqualTo(Map.of(0, 1L));
  }

  @Test
  void refusesAStepWholeWhenOneOfItsPartitionsWasMoved() {
    projection().positions(EVENTS, Set.of(0, 1));
    assertThat(projection().record(step(EVENTS, 1, 0, 5), List.of())).isTrue();

    boolean taken =
        projection()
            .record(
                new TopicReading(EVENTS, Map.of(0, new Move(0, 1), 1, new Move(0, 1))),
                List.of(story.dispatched(1)));

    assertThat(taken).isFalse();
    assertThat(kept(RUN)).isEmpty();
    assertThat(projection().positions(EVENTS, Set.of(0, 1))).isEqualTo(Map.of(0, 0L, 1, 5L));
  }

  @Test
  void startsATopicThatWasMadeAgainAtItsBeginningAndFencesReadersOfTheOldOne() {
    take(List.of(story.dispatched(1)));
    assertThat(projection().positions(EVENTS, Set.of(1))).isEqualTo(Map.of(1, 0L));

    assertThat(projection().positions(EVENTS_AGAIN, Set.of(0, 1))).isEqualTo(Map.of(0, 0L, 1, 0L));

    assertThat(projection().record(step(EVENTS, 0, 1, 2), List.of())).isFalse();
    assertThat(projection().record(step(EVENTS, 1, 0, 1), List.of())).isFalse();
    assertThat(projection().record(step(EVENTS_AGAIN, 0, 0, 1), List.of())).isTrue();
  }

  @Test
  void keepsTopicsApart() {
    take(List.of(story.dispatched(1)));

    assertThat(projection().positions(new Incarnation("run-logs", "first"), Set.of(0)))
        .isEqualTo(Map.of(0, 0L));
  }

  @Test
  void keepsTheLinesOfATranscriptOnceAndInOrder() {
    Incarnation logs = new Incarnation("run-logs", "first");
    projection().positions(logs, Set.of(0));
    TranscriptPart second = part(1, 2, "three");
    TranscriptPart ofNextDispatch = part(2, 0, "again");
    TranscriptPart first = part(1, 0, "one", "two");

    assertThat(projection().recordTranscripts(step(logs, 0, 0, 2), List.of(second, first)))
        .isTrue();
    assertThat(
            projection()
                .recordTranscripts(step(logs, 0, 2, 4), List.of(first, ofNextDispatch, part(1, 9))))
        .isTrue();

    assertThat(keptTranscript(RUN))
        .extracting(line -> line.line().text())
        .containsExactly("one", "two", "three", "again");
    assertThat(keptTranscript(RUN).getLast().place()).isEqualTo(new TranscriptPlace(2, 0));
  }

  @Test
  void saysWhatCanNeverBeKeptAndKeepsNothingOfItsStep() {
    projection().positions(EVENTS, Set.of(0));
    Story tooLate =
        new Story(
            Story.origin(new UUID(1, 2), new UUID(2, 1)),
            Instant.ofEpochMilli(Long.MAX_VALUE - 9_999));

    assertThatThrownBy(() ->
            projection()
                .record(step(EVENTS, 0, 0, 2), List.of(story.dispatched(1), tooLate.dispatched(1))))
        .isInstanceOf(UnstorableException.class);

    assertThat(kept(RUN)).isEmpty();
    assertThat(projection().positions(EVENTS, Set.of(0))).isEqualTo(Map.of(0, 0L));
  }

  @Test
  void keepsWhetherAnAgentIsPaused() {
    Pause pause = new Pause("ann", "person", "holidays", Story.START, Story.START.plusSeconds(60));
    AgentEvent paused = about("1", Story.START, new AgentEvent.Paused(pause));
    AgentEvent resumed =
        about("2", Story.START.plusSeconds(1), new AgentEvent.Resumed("ann", null));

    projection().positions(EVENTS, Set.of(0));
    assertThat(projection().record(step(EVENTS, 0, 0, 1), List.of(paused))).isTrue();
    assertThat(pauses()).isEqualTo(Map.of(new UUID(2, 1), pause));
    assertThat(projection().record(step(EVENTS, 0, 1, 2), List.of(resumed))).isTrue();
    assertThat(pauses()).isEmpty();

    assertThat(projection().record(step(EVENTS, 0, 2, 4), List.of(paused, resumed))).isTrue();
    assertThat(pauses()).isEmpty();
  }

  private static AgentEvent about(String eventId, Instant at, AgentEvent.Fact fact) {
    return new AgentEvent(eventId, new UUID(2, 1), "report", "ann", null, null, at, fact);
  }

  private void take(List<? extends JournalEntry> events) {
    projection().positions(EVENTS, Set.of(0));
    assertThat(projection().record(step(EVENTS, 0, 0, events.size()), List.copyOf(events)))
        .isTrue();
  }

  private static TopicReading step(Incarnation topic, int partition, long from, long to) {
    return new TopicReading(topic, Map.of(partition, new Move(from, to)));
  }

  private static TranscriptPart part(int dispatch, long firstLine, String... lines) {
    return new TranscriptPart(
        RUN,
        1,
        dispatch,
        firstLine,
        List.of(lines).stream()
            .map(line -> new TranscriptPart.Line(Story.START, "stdout", line))
            .toList());
  }
}
