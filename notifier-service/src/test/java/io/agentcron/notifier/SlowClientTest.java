package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.Outcome;
import io.agentcron.contract.RunCompleted;
import io.agentcron.contract.RunEvent;
import io.agentcron.contract.RunMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowClientTest {
  /** Together more than the buffers of both sockets may hold. */
  private static final int EVENTS = 800;

  private static final String OUTPUT = "x".repeat(32_000);

  private Journal journal;

  @BeforeEach
  void start(@TempDir Path directory) throws InterruptedException {
    journal = Journal.start(directory);
  }

  @AfterEach
  void stop() {
    journal.close();
  }

  @Test
  void whoDoesNotReadIsSentAwayAndMayComeBackAndNobodyElseIsDelayed() throws Exception {
    try (Notifier notifier = startNotifier();
        EventClient slow =
            EventClient.connectWithoutReading(notifier.events(""), Notifier.WITH_TOKEN)) {
      assertSentAwayAndComesBack(notifier, slow, slow::readOn);
    }
  }

  @Test
  void soIsWhoDoesNotReadServerSentEvents() throws Exception {
    try (Notifier notifier = startNotifier();
        StreamClient slow =
            StreamClient.connectWithoutReading(
                notifier.stream(""), Notifier.WITH_TOKEN_IN_HEADER)) {
      assertSentAwayAndComesBack(notifier, slow, slow::readOn);
    }
  }

  private void assertSentAwayAndComesBack(Notifier notifier, Inbox slow, Runnable readOn)
      throws Exception {
    List<String> ids;
    try (EventClient fast = notifier.connect()) {
      ids = write();
      assertThat(fast.await(it -> it.events().size() >= EVENTS).eventIds()).isEqualTo(ids);
      fast.await(
          _ -> closes(notifier).contains("agentcron_notifier_closes_total{code=\"4008\"} 1"));
      assertThat(fast.isClosed()).isFalse();
    }
    readOn.run();
    assertThat(slow.awaitClose()).isEqualTo(4008);
    List<String> got = new ArrayList<>(slow.eventIds());
    assertThat(got).hasSizeLessThan(EVENTS);
    try (EventClient back = notifier.resume(slow.cursor())) {
      back.await(it -> it.events().size() >= EVENTS - got.size());
      got.addAll(back.eventIds());
    }
    assertThat(got).isEqualTo(ids);
  }

  private Notifier startNotifier() throws InterruptedException {
    return Notifier.start(
        journal,
        Map.of(
            "agentcron.notifier.max-bytes-in-flight", "200000",
            "agentcron.notifier.slow-after", "4s",
            "agentcron.notifier.close-timeout", "60s"));
  }

  private List<String> write() throws Exception {
    List<String> ids = new ArrayList<>();
    try (var producer = journal.producer(Map.of())) {
      for (int i = 0; i < EVENTS; i++) {
        RunEvent event =
            SampleEvents.event(
                "a", new RunCompleted(new Outcome(1L, 0, OUTPUT, RunMetrics.newBuilder().build())));
        ids.add(event.getEventId());
        var _ = producer.send(journal.record(event));
      }
    }
    return ids;
  }

  private static String closes(Notifier notifier) {
    try {
      return notifier.get("/prometheus").body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
