package io.agentcron.executor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentcron.executor.attempt.HandHeldRuntime.Agent;
import io.agentcron.executor.run.Cancel;
import io.agentcron.executor.run.Cancellations;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Lease;
import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.Outcome;
import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.Transcript;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.Runtimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttemptTest {
  // Looked at often; what is decided depends on the clock in the test's hand.
  private static final Lease LEASE =
      new Lease(
          Duration.ofMillis(2),
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          Duration.ofMillis(1_400));
  private static final long MAX_PRINTED = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final HandHeldRuntime runtime = new HandHeldRuntime();
  private final Cancellations cancellations = new Cancellations();
  private final Attempts attempts = attempts(List.of("command"));

  private Attempts attempts(List<String> allowed) {
    var workplace =
        new Workplace(
            journal,
            journal,
            new Runtimes(List.of(runtime), allowed)::prepare,
            LEASE,
            new Transcript.Bounds(1 << 20, 1_000, 100, 1 << 16),
            MAX_PRINTED,
            PATIENCE,
            () -> Orders.NOON,
            nanos::get);
    return new Attempts(2, workplace, cancellations);
  }

  @AfterEach
  void end() throws InterruptedException {
    assertThat(attempts.drain(Duration.ZERO)).isTrue();
  }

  private void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private Agent launched(WorkOrder order) {
    attempts.start(order);
    await().until(() -> !runtime.launched().isEmpty());
    return runtime.launched().getFirst();
  }

  private Agent launched() {
    return launched(Orders.order());
  }

  private void cancel(int dispatch) {
    Cancel cancel = new Cancel("r1", dispatch, "ann", Orders.NOON);
    cancellations.add(cancel, Orders.NOON);
    attempts.cancel(cancel);
  }

  private void awaitIdle() {
    await().until(() -> attempts.running() == 0);
  }

  private static Report notLaunched(String message) {
    return new Report.Failed(
        new Failure(FailureKind.NOT_LAUNCHED, message, true), Outcome.NOTHING_LAUNCHED);
  }

  private static Outcome half(Duration duration) {
    return new Outcome(duration, 130, "half", HandHeldRuntime.USED);
  }

  @Test
  void announcesLaunchesAndReportsTheEnd() {
    Agent agent = launched();
    advance(Duration.ofMillis(300));
    agent.succeed("42");
    awaitIdle();

    assertThat(journal.milestones())
        .containsExactly(
            new Report.Started(),
            new Report.Completed(
                new Outcome(Duration.ofMillis(300), 0, "42", HandHeldRuntime.USED)));
  }

  @Test
  void doesNotLaunchWhatWasAnnouncedTooLate() {
    Instant late = Orders.order().startBy().plusMillis(1);
    journal.answer(_ -> CompletableFuture.completedFuture(late));

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(runtime.launched()).isEmpty();
    assertThat(journal.milestones())
        .containsExactly(
            new Report.Started(),
            notLaunched("announced at %s, after %s".formatted(late, Orders.order().startBy())));
  }

  @Test
  void doesNotLaunchWhenTheAnnouncementHasNoAnswer() {
    journal.answer(report ->
        report instanceof Report.Started
            ? new CompletableFuture<>()
            : CompletableFuture.completedFuture(InMemoryJournal.IN_TIME));

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(runtime.launched()).isEmpty();
    assertThat(journal.milestones().getLast())
        .isEqualTo(notLaunched("not announced: no answer within 333 ms"));
  }

  @Test
  void doesNotLaunchWhenTheAnnouncementHasFailed() {
    journal.answer(report ->
        report instanceof Report.Started
            ? InMemoryJournal.failure()
            : CompletableFuture.completedFuture(InMemoryJournal.IN_TIME));

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(runtime.launched()).isEmpty();
    assertThat(journal.milestones().getLast())
        .isEqualTo(notLaunched("not announced: java.io.IOException: away"));
  }

  @Test
  void doesNotLaunchWhenAnnouncingTookLong() {
    journal.answer(_ -> {
      advance(Duration.ofMillis(400));
      return CompletableFuture.completedFuture(InMemoryJournal.IN_TIME);
    });

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(runtime.launched()).isEmpty();
    assertThat(journal.milestones().getLast())
        .isEqualTo(notLaunched("announcing took 400 ms, more than 333 ms"));
  }

  @Test
  void announcesWhatItIsNotAllowedToRunSoThatTheFailureCounts() {
    attempts.start(Orders.order("r1", 1, "claude", "{}"));
    awaitIdle();

    assertThat(journal.milestones()).first().isEqualTo(new Report.Started());
    assertThat(journal.milestones())
        .last()
        .isInstanceOfSatisfying(
            Report.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(FailureKind.RUNTIME_UNAVAILABLE);
              assertThat(failed.outcome()).isEqualTo(Outcome.NOTHING_LAUNCHED);
            });
  }

  @Test
  void saysNothingAboutAnOrderThatWasCancelledBeforeItWasAnnounced() {
    cancel(1);

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(journal.entries()).isEmpty();
    assertThat(runtime.launched()).isEmpty();
  }

  @Test
  void honoursACancelBetweenAnnouncementAndLaunch() {
    journal.answer(report -> {
      if (report instanceof Report.Started) {
        cancel(1);
      }
      return CompletableFuture.completedFuture(InMemoryJournal.IN_TIME);
    });

    attempts.start(Orders.order());
    awaitIdle();

    assertThat(runtime.launched()).isEmpty();
    assertThat(journal.milestones())
        .containsExactly(
            new Report.Started(), new Report.Cancelled("ann", Outcome.NOTHING_LAUNCHED));
  }

  @Test
  void endsARunningAgentWhenItsDispatchOrALaterOneIsCancelled() {
    Agent agent = launched();
    advance(Duration.ofMillis(300));

    cancel(2);
    awaitIdle();

    assertThat(agent.patience()).containsExactly(PATIENCE);
    assertThat(journal.milestones())
        .containsExactly(
            new Report.Started(), new Report.Cancelled("ann", half(Duration.ofMillis(300))));
  }

  @Test
  void leavesALaterDispatchAlone() {
    Agent agent = launched(Orders.order("r1", 3, "command", "{}"));

    cancel(2);

    assertThat(agent.patience()).isEmpty();
    agent.succeed("42");
    awaitIdle();
    assertThat(journal.milestones()).last().isInstanceOf(Report.Completed.class);
  }

  @Test
  void endsAnAgentAtItsLimitAndKeepsWhatItHasUsed() {
    Duration limit = Duration.ofMillis(700);
    Agent agent = launched(Orders.limited(Orders.order(), Orders.limits(limit)));

    advance(limit);
    awaitIdle();

    assertThat(agent.patience()).containsExactly(PATIENCE);
    assertThat(journal.milestones())
        .last()
        .isEqualTo(
            new Report.Failed(
                new Failure(FailureKind.TIMED_OUT, "ended after its limit of PT0.7S", true),
                half(limit)));
  }

  @Test
  void endsAnAgentThatIsSilentForTooLong() {
    WorkOrder.Limits limits =
        new WorkOrder.Limits(
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(5),
            Optional.of(Duration.ofMillis(500)));
    Agent agent = launched(Orders.limited(Orders.order(), limits));
    advance(Duration.ofMillis(400));
    agent.observer().printed(1);
    advance(Duration.ofMillis(400));
    long before = journal.heartbeats();
    await().until(() -> journal.heartbeats() > before);
    assertThat(agent.patience()).isEmpty();

    advance(Duration.ofMillis(100));
    awaitIdle();

    assertThat(journal.milestones())
        .last()
        .isEqualTo(
            new Report.Failed(
                new Failure(FailureKind.STALLED, "said nothing for PT0.5S", true),
                half(Duration.ofMillis(900))));
  }

  @Test
  void endsAnAgentThatPrintsWithoutEnd() {
    Agent agent = launched();

    agent.observer().printed(1_000);
    agent.observer().printed(1);
    awaitIdle();

    assertThat(journal.milestones())
        .last()
        .isEqualTo(
            new Report.Failed(
                new Failure(FailureKind.OUTPUT_LIMIT, "printed more than 1000 bytes", false),
                half(Duration.ZERO)));
  }

  @Test
  void endsAnAgentThatHasUsedUpItsMoney() {
    WorkOrder.Limits limits =
        new WorkOrder.Limits(
            Optional.empty(), Optional.of(1_499L), Duration.ofMinutes(5), Optional.empty());
    Agent agent = launched(Orders.limited(Orders.order(), limits));

    agent.observer().used(HandHeldRuntime.USED);
    awaitIdle();

    assertThat(journal.milestones())
        .last()
        .isEqualTo(
            new Report.Failed(
                new Failure(
                    FailureKind.BUDGET_EXCEEDED, "cost 0.0015 USD, more than 0.001499 USD", false),
                half(Duration.ZERO)));
  }

  @Test
  void endsAnAgentThatNobodyHearsOfAndSaysNothingMore() {
    Agent agent = launched();
    agent.observer().line(Transcript.Stream.STDOUT, "said in time");
    journal.answer(_ -> InMemoryJournal.failure());

    advance(Duration.ofMillis(999));
    await().until(() -> journal.heartbeats() > 0);
    assertThat(agent.end()).isNotDone();
    advance(Duration.ofMillis(1));
    awaitIdle();

    assertThat(agent.patience()).containsExactly(LEASE.fencedGrace());
    assertThat(journal.milestones()).containsExactly(new Report.Started());
  }

  @Test
  void losesPatienceWithACancelledAgentWhenTheFenceFalls() {
    Agent agent = launched();
    agent.deaf().set(true);
    cancel(1);
    journal.answer(_ -> InMemoryJournal.failure());

    advance(Duration.ofSeconds(1));
    await().until(() -> agent.patience().size() == 2);
    agent.succeed("too late");
    awaitIdle();

    assertThat(agent.patience()).containsExactly(PATIENCE, LEASE.fencedGrace());
    assertThat(journal.milestones()).containsExactly(new Report.Started());
  }

  @Test
  void survivesAnOutageThatIsShorterThanTheFence() {
    Agent agent = launched();
    journal.answer(_ -> InMemoryJournal.failure());
    advance(Duration.ofMillis(500));
    await().until(() -> journal.heartbeats() > 0);

    journal.answer(_ -> CompletableFuture.completedFuture(InMemoryJournal.IN_TIME));
    advance(Duration.ofMillis(400));
    long before = journal.heartbeats();
    await().until(() -> journal.heartbeats() > before);
    advance(Duration.ofMillis(900));
    agent.succeed("42");
    awaitIdle();

    assertThat(journal.milestones()).last().isInstanceOf(Report.Completed.class);
  }

  @Test
  void reportsTheEndAgainUnderTheSameIdUntilItIsThere() {
    Agent agent = launched();
    journal.answer(_ -> {
      journal.answer(_ -> CompletableFuture.completedFuture(InMemoryJournal.IN_TIME));
      return InMemoryJournal.failure();
    });

    agent.succeed("42");
    awaitIdle();

    assertThat(journal.entries())
        .filteredOn(entry -> entry.report() instanceof Report.Completed)
        .hasSize(2)
        .extracting(InMemoryJournal.Entry::eventId)
        .containsOnly(journal.entries().getLast().eventId());
  }

  @Test
  void stopsReportingTheEndWhenTheFenceFalls() {
    Agent agent = launched();
    journal.answer(_ -> InMemoryJournal.failure());
    agent.succeed("42");
    await().until(() -> journal.milestones().size() > 1);
    assertThat(attempts.running()).isOne();

    advance(Duration.ofSeconds(1));

    awaitIdle();
  }

  @Test
  void leavesAnAgentWhoseEndIsUnknownToTheLease() {
    Agent agent = launched();

    agent.end().completeExceptionally(new IllegalStateException("who knows"));
    awaitIdle();

    assertThat(agent.patience()).containsExactly(LEASE.fencedGrace());
    assertThat(journal.milestones()).containsExactly(new Report.Started());
  }

  @Test
  void tellsWhatAnAgentHasUsedInItsHeartbeats() {
    Agent agent = launched();

    agent.observer().used(HandHeldRuntime.USED);
    advance(Duration.ofMillis(2));

    await()
        .until(() ->
            journal.entries().stream()
                .anyMatch(it -> it.report().equals(new Report.Progressed(HandHeldRuntime.USED))));
  }

  @Test
  void sendsTheTranscriptInBatchesWithoutAGap() {
    Agent agent = launched();
    for (int line = 0; line < 250; line++) {
      agent.observer().line(Transcript.Stream.STDOUT, "line " + line);
    }
    await().until(() -> !journal.batches().isEmpty());
    agent.observer().line(Transcript.Stream.STDERR, "late");
    agent.succeed("42");
    awaitIdle();

    long next = 0;
    for (Transcript.Batch batch : journal.batches()) {
      assertThat(batch.firstLine()).isEqualTo(next);
      assertThat(batch.lines()).hasSizeLessThanOrEqualTo(100);
      next += batch.lines().size();
    }
    assertThat(next).isEqualTo(251);
  }

  @Test
  void sendsASingleLineAfterAMoment() {
    Agent agent = launched();

    agent.observer().line(Transcript.Stream.STDOUT, "one");
    await().until(() -> attempts.running() == 1);
    advance(Duration.ofMillis(250));

    await().until(() -> journal.batches().size() == 1);
  }

  @Test
  void letsRunsFinishWhenItIsDrained() throws Exception {
    Agent agent = launched();
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            drained.complete(attempts.drain(Duration.ofSeconds(50)));
          } catch (InterruptedException e) {
            drained.completeExceptionally(e);
          }
        });

    agent.succeed("42");

    assertThat(drained.get()).isTrue();
    assertThat(journal.milestones()).last().isInstanceOf(Report.Completed.class);
  }

  @Test
  void endsRunsThatDoNotFinishWhenItIsDrained() throws Exception {
    Agent agent = launched();

    assertThat(attempts.drain(Duration.ofMillis(1))).isTrue();

    assertThat(agent.patience()).containsExactly(PATIENCE);
    assertThat(journal.milestones())
        .last()
        .isEqualTo(
            new Report.Failed(
                new Failure(FailureKind.EXECUTOR_SHUTDOWN, "the executor was shut down", true),
                half(Duration.ZERO)));
  }

  @Test
  void countsItsSlots() throws Exception {
    assertThat(attempts.awaitFree(2, Duration.ZERO)).isTrue();

    Agent agent = launched();

    assertThat(attempts.holds(Orders.order().dispatch())).isTrue();
    assertThat(attempts.awaitFree(2, Duration.ofMillis(1))).isFalse();
    assertThat(attempts.awaitFree(1, Duration.ZERO)).isTrue();
    agent.succeed("42");
    assertThat(attempts.awaitFree(2, Duration.ofSeconds(50))).isTrue();
    assertThat(attempts.holds(Orders.order().dispatch())).isFalse();
  }
}
