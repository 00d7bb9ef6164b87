package io.agentcron.api.runs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.api.Servers;
import io.agentcron.api.runs.InMemoryRunProjection;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.Story;
import io.agentcron.api.runs.TranscriptPart;
import io.agentcron.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final InMemoryRunProjection projection = new InMemoryRunProjection();
  private TestTopics topics;

  @BeforeEach
  void open() throws InterruptedException {
    topics = new TestTopics(Servers.freshInstallation());
  }

  @AfterEach
  void close() throws InterruptedException {
    topics.close();
  }

  @Test
  void foldsTheJournalOfEveryPartition() {
    List<JournalEvent> events = IntStream.range(0, 20).mapToObj(TopicReaderTest::skipped).toList();
    topics.tell(events);

    topics.startReader(projection);

    await().atMost(PATIENCE).until(() -> projection.recorded().size() >= events.size());
    assertThat(projection.recorded()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void goesOnAfterARestartWhereItStopped() throws InterruptedException {
    List<JournalEvent> before = IntStream.range(0, 10).mapToObj(TopicReaderTest::skipped).toList();
    List<JournalEvent> after = IntStream.range(10, 20).mapToObj(TopicReaderTest::skipped).toList();
    topics.tell(before);
    topics.startReader(projection);
    await().atMost(PATIENCE).until(() -> projection.recorded().size() == before.size());

    topics.stopReaders();
    topics.tell(after);
    topics.startReader(projection);

    await()
        .atMost(PATIENCE)
        .until(() -> projection.recorded().size() >= before.size() + after.size());
    assertThat(projection.recorded()).doesNotHaveDuplicates().containsAll(after);
  }

  @Test
  void readsTranscripts() {
    TranscriptPart part =
        new TranscriptPart(
            new UUID(1, 1), 1, 1, 0, List.of(new TranscriptPart.Line(Story.START, "stdout", "x")));
    topics.log(part);

    topics.startTranscriptReader(projection);

    await().atMost(PATIENCE).until(() -> projection.transcript(part.runId()).size() == 1);
  }

  @Test
  void putsAsideWhatNobodyCanReadAndWhatNobodyCanKeepAndGoesOn() {
    // Given one record of each kind between two good ones, in one partition
    Story good = new Story();
    JournalEvent first = good.dispatched(1);
    JournalEvent unstorable =
        new Story(
                Story.origin(new UUID(1, 7), first.origin().agentId()),
                Instant.ofEpochMilli(Long.MAX_VALUE - 9_999))
            .dispatched(1);
    JournalEvent last = good.completed(1, 5);
    topics.tell(first);
    topics.tellNonsense(first.origin().agentId().toString());
    topics.tell(unstorable);
    topics.tell(last);

    // When
    topics.startReader(projection);

    // Then
    await()
        .atMost(PATIENCE)
        .until(() -> projection.run(new UUID(1, 1)).map(Run::status).equals(success()));
    assertThat(projection.recorded()).containsExactly(first, last);
    assertThat(topics.deadLetters())
        .extracting(letter ->
            new String(
                letter.headers().lastHeader(DeadLetter.OFFSET).value(), StandardCharsets.UTF_8))
        .containsExactly("1", "2");
  }

  private static Optional<RunStatus> success() {
    return Optional.of(RunStatus.SUCCESS);
  }

  @Test
  void waitsWhileTheTablesAreAwayAndLosesNothing() {
    projection.setAway(true);
    ReaderStatus status = topics.startReader(projection);
    topics.tell(skipped(1));
    await().atMost(PATIENCE).until(() -> status.problem().equals(Optional.of("away")));

    projection.setAway(false);
    await().atMost(PATIENCE).until(() -> projection.recorded().size() == 1);
    await().atMost(PATIENCE).until(() -> status.problem().isEmpty());
    projection.setAway(true);
    topics.tell(List.of(skipped(2), skipped(3)));
    await().atMost(PATIENCE).until(() -> status.problem().isPresent());
    projection.setAway(false);

    await().atMost(PATIENCE).until(() -> projection.recorded().size() >= 3);
    assertThat(projection.recorded()).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void waitsWhileTheRegistryIsAwayAndLosesNothing() {
    topics.tell(skipped(1));
    Servers.registry().failNext(503, 503);

    topics.startReader(projection);

    await().atMost(PATIENCE).until(() -> projection.recorded().size() == 1);
  }

  @Test
  void keepsEachEventOnceWhileInstancesComeAndGo() throws InterruptedException {
    List<JournalEvent> events = IntStream.range(0, 300).mapToObj(TopicReaderTest::skipped).toList();
    topics.startReader(projection);
    topics.tell(events.subList(0, 100));

    topics.startReader(projection);
    topics.tell(events.subList(100, 200));
    topics.stopReaders();
    topics.startReader(projection);
    topics.tell(events.subList(200, 300));

    await().atMost(PATIENCE).until(() -> projection.recorded().size() >= events.size());
    assertThat(projection.recorded()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void refusesAZombieAndLetsItGoOnWhereTheOtherIs() {
    List<JournalEvent> events = IntStream.range(0, 6).mapToObj(TopicReaderTest::skipped).toList();
    try (Consumer<byte[], byte[]> one = topics.consumerOf("one");
        Consumer<byte[], byte[]> other = topics.consumerOf("other")) {
      TopicReader<?> first = topics.reader(projection, one);
      TopicReader<?> second = topics.reader(projection, other);
      first.subscribe();
      second.subscribe();

      for (JournalEvent event : events) {
        topics.tell(event);
        first.readOnce();
        second.readOnce();
      }
      await()
          .atMost(PATIENCE)
          .until(() -> {
            second.readOnce();
            first.readOnce();
            return projection.recorded().size() >= events.size();
          });
    }

    assertThat(projection.recorded()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void readsATopicThatWasMadeAgainFromItsBeginning()
      throws InterruptedException, ExecutionException {
    // Given a journal that was read and one that has grown beyond it since, under the same name
    topics.startReader(projection);
    topics.tell(List.of(skipped(1), skipped(2), skipped(3)));
    await().atMost(PATIENCE).until(() -> projection.recorded().size() == 3);
    topics.stopReaders();
    topics.recreateJournal();
    List<JournalEvent> anew = IntStream.range(10, 30).mapToObj(TopicReaderTest::skipped).toList();
    topics.tell(anew);

    // When
    topics.startReader(projection);

    // Then
    await().atMost(PATIENCE).until(() -> projection.recorded().size() >= 3 + anew.size());
    assertThat(projection.recorded()).doesNotHaveDuplicates().containsAll(anew);
  }

  @Test
  void noticesThatTheTopicIsMadeAgainWhileItReads()
      throws InterruptedException, ExecutionException {
    topics.startReader(projection);
    topics.tell(List.of(skipped(1), skipped(2), skipped(3)));
    await().atMost(PATIENCE).until(() -> projection.recorded().size() == 3);

    topics.recreateJournal();
    List<JournalEvent> anew = IntStream.range(10, 30).mapToObj(TopicReaderTest::skipped).toList();
    topics.tell(anew);

    await().atMost(PATIENCE).until(() -> projection.recorded().size() >= 3 + anew.size());
    assertThat(projection.recorded()).doesNotHaveDuplicates().containsAll(anew);
  }

  private static JournalEvent skipped(int number) {
    return new Story(Story.origin(new UUID(1, number), new UUID(2, number)), Story.START).skipped();
  }
}
