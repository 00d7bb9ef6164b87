package io.agentcron.api.runs;

import static io.agentcron.api.runs.RunStatus.REQUESTED;
import static io.agentcron.api.runs.Story.fold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agentcron.api.runs.JournalEvent.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunTest {
  private static final Instant LATER = Story.START.plusSeconds(600);

  private final Story story = new Story();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void endsWithTheStatusThatItsJournalTells(
      String name, Function<Story, List<JournalEvent>> told, RunStatus status) {
    assertThat(fold(told.apply(story)).status()).isEqualTo(status);
  }

  static Stream<Arguments> endsWithTheStatusThatItsJournalTells() {
    return Stream.of(
        row("dispatched", s -> List.of(s.dispatched(1)), RunStatus.REQUESTED),
        row("started", s -> List.of(s.dispatched(1), s.started(1)), RunStatus.RUNNING),
        row(
            "completed",
            s -> List.of(s.dispatched(1), s.started(1), s.completed(1, 5)),
            RunStatus.SUCCESS),
        row(
            "cancelled while it ran",
            s -> List.of(s.dispatched(1), s.started(1), s.cancelled(1, 5)),
            RunStatus.CANCELLED),
        row(
            "cancelled before it ran",
            s -> List.of(s.dispatched(1), s.cancelledUnstarted()),
            RunStatus.CANCELLED),
        row("skipped", s -> List.of(s.skipped()), RunStatus.SKIPPED),
        row("expired", s -> List.of(s.dispatched(1), s.expired(1)), RunStatus.EXPIRED),
        row("lost", s -> List.of(s.dispatched(1), s.started(1), s.lost(1)), RunStatus.ERROR),
        row(
            "not launched",
            s -> List.of(s.dispatched(1), s.started(1), s.returned(1, FailureKind.NOT_LAUNCHED, 0)),
            RunStatus.REQUESTED),
        row("queued", s -> List.of(s.queued()), RunStatus.QUEUED),
        row("queued, then dispatched", s -> List.of(s.queued(), s.dispatched(1)), REQUESTED),
        row(
            "queued, then skipped",
            s -> List.of(s.queued(), s.told(Source.SCHEDULER, 0, superseded())),
            RunStatus.SKIPPED),
        row(
            "rate limited, to be tried again",
            s ->
                List.of(
                    s.dispatched(1),
                    s.started(1),
                    s.returned(1, FailureKind.RATE_LIMITED, 5),
                    s.retryScheduled(2, 1, LATER)),
            RunStatus.RETRYING),
        row("dispatched for the second attempt", s -> secondAttempt(s, List.of()), REQUESTED),
        row(
            "heard again that it would be tried again",
            s -> secondAttempt(s, List.of(s.retryScheduled(2, 1, LATER))),
            REQUESTED),
        row(
            "a report of the attempt before",
            s -> secondAttempt(s, List.of(s.progressed(1, 9), s.completed(1, 9))),
            REQUESTED),
        row(
            "given up after the first attempt",
            s ->
                List.of(
                    s.dispatched(1),
                    s.returned(1, FailureKind.ERROR, 5),
                    s.givenUp(1, 1, FailureKind.ERROR)),
            RunStatus.ERROR),
        row(
            "shut down, started again",
            s ->
                List.of(
                    s.dispatched(1),
                    s.started(1),
                    s.returned(1, FailureKind.EXECUTOR_SHUTDOWN, 5),
                    s.dispatched(2),
                    s.started(2)),
            RunStatus.RUNNING),
        row(
            "started too late",
            s -> List.of(s.dispatched(1), s.dispatched(2), s.started(1)),
            RunStatus.REQUESTED),
        row(
            "not launched, told after the next request",
            s ->
                List.of(
                    s.dispatched(1),
                    s.dispatched(2),
                    s.started(2),
                    s.returned(1, FailureKind.NOT_LAUNCHED, 0)),
            RunStatus.RUNNING),
        row(
            "completed by a dispatch that was given up",
            s -> List.of(s.dispatched(1), s.started(1), s.dispatched(2), s.completed(1, 5)),
            RunStatus.REQUESTED),
        row(
            "completed after it was lost",
            s -> List.of(s.dispatched(1), s.started(1), s.lost(1), s.completed(1, 5)),
            RunStatus.ERROR),
        row("heard of in the middle", s -> List.of(s.progressed(3, 5)), RunStatus.RUNNING),
        row("heard of at the end", s -> List.of(s.completed(3, 5)), RunStatus.SUCCESS),
        row(
            "an old dispatch, heard of in the middle",
            s -> List.of(s.progressed(3, 5), s.started(2), s.completed(2, 5)),
            RunStatus.RUNNING));
  }

  private static List<JournalEvent> secondAttempt(Story s, List<JournalEvent> then) {
    List<JournalEvent> told =
        List.of(
            s.dispatched(1),
            s.started(1),
            s.returned(1, FailureKind.RATE_LIMITED, 5),
            s.retryScheduled(2, 1, LATER),
            s.told(Source.SCHEDULER, 2, 2, new RunFact.Dispatched()));
    return Stream.concat(told.stream(), then.stream()).toList();
  }

  private static RunFact superseded() {
    return new RunFact.Skipped("superseded", "a later one stands in for it");
  }

  private static Arguments row(
      String name, Function<Story, List<JournalEvent>> told, RunStatus status) {
    return arguments(name, told, status);
  }

  @ParameterizedTest
  @EnumSource
  void isNamedAfterALimitThatEndedIt(FailureKind kind) {
    RunStatus expected =
        switch (kind) {
          case TIMED_OUT, STALLED -> RunStatus.TIMED_OUT;
          case MAX_TURNS -> RunStatus.MAX_TURNS;
          case BUDGET_EXCEEDED -> RunStatus.BUDGET_EXCEEDED;
          default -> RunStatus.ERROR;
        };

    Run run = fold(List.of(story.dispatched(1), story.started(1), story.failed(1, kind, 5)));

    assertThat(run.status()).isEqualTo(expected);
    assertThat(endingOf(run).error()).isEqualTo(new Failure(kind, "it broke"));
  }

  @Test
  void tellsItsTimesAndWhatTheAttemptLeftBehind() {
    Run run = fold(List.of(story.dispatched(1), story.started(1), story.completed(1, 5)));

    assertThat(run.requestedAt()).isEqualTo(Story.START.plusSeconds(1));
    assertThat(endingOf(run).at()).isEqualTo(Story.START.plusSeconds(3));
    assertThat(endingOf(run).output()).isEqualTo("all is well");
    Attempt attempt = run.currentAttempt().orElseThrow();
    assertThat(attempt.startedAt()).isEqualTo(Story.START.plusSeconds(2));
    assertThat(attempt.executor()).isEqualTo("executor-1");
    assertThat(endOf(run).duration()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(endOf(run).exitCode()).isZero();
  }

  @Test
  void costsWhatAllItsAttemptsCost() {
    Run run =
        fold(
            List.of(
                story.dispatched(1),
                story.started(1),
                story.progressed(1, 3),
                story.returned(1, FailureKind.EXECUTOR_SHUTDOWN, 5),
                story.dispatched(2),
                story.completed(2, 20)));

    assertThat(run.usage().costMicroUsd()).isEqualTo(25);
    assertThat(run.usage().inputTokens()).isEqualTo(20);
    assertThat(run.usage().contextUsed()).isEqualTo(1_000);
    assertThat(run.attempts()).extracting(Attempt::dispatch).containsExactly(1, 2);
  }

  @Test
  void keepsWhatTheLastAttemptReportedWhenTheSchedulerEndsIt() {
    Run run =
        fold(
            List.of(
                story.dispatched(1),
                story.started(1),
                story.returned(1, FailureKind.ERROR, 5),
                story.givenUp(1, 1, FailureKind.ERROR)));

    assertThat(run.usage()).isEqualTo(Story.cost(5L));
    assertThat(endingOf(run).output()).isEqualTo("all is well");
    assertThat(endingOf(run).error()).isEqualTo(new Failure(FailureKind.ERROR, "no more"));
    assertThat(endOf(run).duration()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(endOf(run).error()).isEqualTo(new Failure(FailureKind.ERROR, "again"));
  }

  @Test
  void tellsWhenItIsTriedAgainUntilItIs() {
    Run waiting = fold(secondAttempt(story, List.of()).subList(0, 4));
    assertThat(waiting.retryAt()).isEqualTo(LATER);
    assertThat(waiting.currentAttempt()).isEmpty();

    Run requested =
        fold(waiting, List.of(story.told(Source.SCHEDULER, 2, 2, new RunFact.Dispatched())));
    assertThat(requested.retryAt()).isNull();
    assertThat(requested.lifecycle().attempt()).isEqualTo(2);
  }

  @Test
  void takesNothingFromALateReportButItsCost() {
    Run lost = fold(List.of(story.dispatched(1), story.started(1), story.lost(1)));

    Run charged = fold(lost, List.of(story.completed(1, 9)));

    assertThat(charged.usage().costMicroUsd()).isEqualTo(9);
    assertThat(charged.usage().inputTokens()).isNull();
    assertThat(charged.ending()).isEqualTo(lost.ending());
    assertThat(charged.lifecycle()).isEqualTo(lost.lifecycle());
    assertThat(endOf(charged)).isEqualTo(endOf(lost));
  }

  @Test
  void doesNotTakeTheSchedulersZeroForADuration() {
    Run lost = fold(List.of(story.dispatched(1), story.started(1), story.lost(1)));

    assertThat(endOf(lost).duration()).isNull();
  }

  @Test
  void hasNoStartOnceItIsRequestedAgain() {
    Run run =
        fold(
            List.of(
                story.dispatched(1),
                story.started(1),
                story.returned(1, FailureKind.NOT_LAUNCHED, 0)));

    assertThat(run.currentAttempt()).isEmpty();
    assertThat(run.statusOf(run.attempts().getFirst())).isEqualTo(RunStatus.ERROR);
  }

  @Test
  void showsADispatchThatNobodyStartedAsExpired() {
    Run run = fold(List.of(story.dispatched(1), story.dispatched(2), story.started(2)));

    assertThat(run.attempts().stream().map(run::statusOf))
        .containsExactly(RunStatus.EXPIRED, RunStatus.RUNNING);
  }

  @Test
  void saysWhyItDidNotRun() {
    Run.Ending skipped = endingOf(fold(List.of(story.skipped())));

    assertThat(skipped.reason()).isEqualTo("overlap");
    assertThat(skipped.message()).isEqualTo("the previous run goes on");
    assertThat(skipped.error()).isNull();
  }

  private static Run.Ending endingOf(Run run) {
    return Objects.requireNonNull(run.ending());
  }

  private static Attempt.End endOf(Run run) {
    return Objects.requireNonNull(run.currentAttempt().orElseThrow().end());
  }
}
