package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.OverlapTest.said;
import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.DeadlineReached;
import io.agentcron.scheduler.decide.Event.RetryScheduled;
import io.agentcron.scheduler.decide.Event.RunDispatched;
import io.agentcron.scheduler.decide.Event.RunFailed;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts that follow failed ones. */
final class RetryTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(
          3,
          Duration.ofSeconds(10),
          3,
          Duration.ofSeconds(20),
          Set.of(
              FailureKind.ERROR,
              FailureKind.TIMED_OUT,
              FailureKind.EXECUTOR_LOST,
              FailureKind.RATE_LIMITED));

  private final Story story = new Story("2026-11-21T10:00:00Z");

  @BeforeEach
  void aRunningRun() {
    var _ = story.defined(agent(1, policies(POLICY)));
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
  }

  private static Policies policies(RetryPolicy retry) {
    return new Policies(new OverlapPolicy.Skip(), retry, Optional.empty(), Optional.empty());
  }

  private static Instant retryAt(List<Output> outputs) {
    assertThat(outputs).singleElement().isInstanceOf(RetryScheduled.class);
    ActiveRun run = ((RetryScheduled) outputs.getFirst()).run();
    return run.phase() instanceof Phase.Retrying(var at, _) ? at : Instant.MIN;
  }

  @Test
  void isTriedAgainAfterItsDelayAsTheNextAttemptAndTheNextDispatch() {
    assertThat(retryAt(story.failed("r1", 1, FailureKind.ERROR))).isEqualTo("2026-11-21T10:00:10Z");
    assertThat(story.dueAt()).contains(Instant.parse("2026-11-21T10:00:10Z"));
    assertThat(story.after(Duration.ofSeconds(9)).tick()).isEmpty();

    assertThat(said(story.after(Duration.ofSeconds(1)).tick())).containsExactly("r1 dispatched");
    assertThat(story.onlyRun().attempt()).isEqualTo(2);
    assertThat(story.onlyRun().dispatch()).isEqualTo(2);
  }

  @Test
  void isTriedAsOftenAsThePolicySaysAndTheDelaysGrowToTheLongest() {
    assertThat(retryAt(story.failed("r1", 1, FailureKind.ERROR))).isEqualTo("2026-11-21T10:00:10Z");
    var _ = story.at("2026-11-21T10:00:10Z").tick();
    var _ = story.started("r1", 2);
    assertThat(retryAt(story.failed("r1", 2, FailureKind.ERROR))).isEqualTo("2026-11-21T10:00:30Z");
    var _ = story.at("2026-11-21T10:00:30Z").tick();
    var _ = story.started("r1", 3);

    assertThat(story.failed("r1", 3, FailureKind.ERROR)).isEmpty();
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RATE_LIMITED, 2026-11-21T10:01:03Z, 2026-11-21T10:01:03Z",
    "RATE_LIMITED,                     , 2026-11-21T10:00:10Z",
    "RATE_LIMITED, 2026-11-21T09:59:00Z, 2026-11-21T09:59:00Z",
    "RATE_LIMITED, 3026-11-21T10:00:00Z, 2026-11-21T10:00:10Z",
    "ERROR,        2026-11-21T10:01:03Z, 2026-11-21T10:00:10Z",
  })
  void aKnownEndOfARateLimitComesBeforeBackoff(FailureKind kind, Instant reset, Instant at) {
    assertThat(
            retryAt(story.ended("r1", 1, new End.Failure(kind, Optional.ofNullable(reset), false))))
        .isEqualTo(at);
  }

  @ParameterizedTest
  @EnumSource
  void isTriedAgainOnlyAfterTheFailuresThatThePolicyNamesAndNeverWhenItsMoneyIsSpent(
      FailureKind kind) {
    RetryPolicy all =
        new RetryPolicy(2, Duration.ZERO, 1, Duration.ZERO, Set.of(FailureKind.values()));

    assertThat(all.after(1).contains(kind)).isEqualTo(kind != FailureKind.BUDGET_EXCEEDED);
    assertThat(all.after(2)).isEmpty();
    assertThat(POLICY.after(1).contains(kind)).isEqualTo(POLICY.on().contains(kind));
  }

  @Test
  void endsWhenThePolicyHasChangedSinceItsWorkOrder() {
    var _ = story.defined(agent(2, policies(RetryPolicy.NEVER)));

    List<Output> outputs =
        story.ended("r1", 1, new End.Failure(FailureKind.ERROR, Optional.empty(), false));

    assertThat(outputs)
        .singleElement()
        .isInstanceOfSatisfying(
            RunFailed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.ERROR);
              assertThat(failed.endsRun()).isTrue();
            });
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void aLostExecutorsAttemptIsFollowedByAnotherInTheSameTransaction() {
    List<Output> reached = story.after(Story.RULES.lease()).tick();
    List<Output> outputs = story.readBack((DeadlineReached) reached.getFirst());

    assertThat(outputs)
        .satisfiesExactly(
            failed ->
                assertThat(failed)
                    .isInstanceOfSatisfying(
                        RunFailed.class, it -> assertThat(it.endsRun()).isFalse()),
            retry -> assertThat(retry).isInstanceOf(RetryScheduled.class),
            cancel -> assertThat(cancel).isEqualTo(new Output.Cancel("r1", 1, 1, "agentcron")));
    assertThat(story.onlyRun().attempt()).isEqualTo(2);
  }

  @Test
  void theZombieOfALostAttemptIsTurnedAwayAndCannotEndTheNextOne() {
    List<Output> reached = story.after(Story.RULES.lease()).tick();
    var _ = story.readBack((DeadlineReached) reached.getFirst());

    assertThat(story.progressed("r1", 1))
        .containsExactly(new Output.Cancel("r1", 1, 1, "agentcron"));
    assertThat(story.ended("r1", 1)).isEmpty();
    assertThat(said(story.after(Duration.ofSeconds(10)).tick())).containsExactly("r1 dispatched");
    assertThat(story.ended("r1", 1)).isEmpty();
    assertThat(story.onlyRun().dispatch()).isEqualTo(2);
  }

  @Test
  void theSameFailureReadTwiceMakesOneRetry() {
    End failure = new End.Failure(FailureKind.ERROR, Optional.empty(), false);
    var _ = story.ended("r1", 1, failure);

    assertThat(story.ended("r1", 1, failure)).isEmpty();
    assertThat(story.onlyRun().attempt()).isEqualTo(2);
  }

  @Test
  void isCancelledAtOnceWhileItWaitsForItsNextAttempt() {
    var _ = story.failed("r1", 1, FailureKind.ERROR);

    assertThat(said(story.cancel("r1"))).containsExactly("r1 cancelled");
    assertThat(story.after(Duration.ofMinutes(1)).tick()).isEmpty();
  }

  @Test
  void isNotTriedAgainAfterACancel() {
    var _ = story.cancel("r1");

    assertThat(said(story.failed("r1", 1, FailureKind.ERROR))).containsExactly("r1 cancelled");
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void countsAsActiveWhileItWaits() {
    var _ = story.failed("r1", 1, FailureKind.ERROR);

    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 OVERLAP");
  }

  @Test
  void endsWithItsAgentWhileItWaits() {
    var _ = story.failed("r1", 1, FailureKind.ERROR);

    assertThat(said(story.defined(deleted(2, "2026-11-21T10:00:00Z"))))
        .containsExactly("r1 cancelled");
  }

  @Test
  void aDispatchThatIsGivenBackIsTheSameAttempt() {
    var _ = story.failed("r1", 1, FailureKind.ERROR);
    var _ = story.after(Duration.ofSeconds(10)).tick();
    var _ = story.started("r1", 2);

    List<Output> outputs = story.givenBack("r1", 2, Report.Launched.YES);

    assertThat(outputs).singleElement().isInstanceOf(RunDispatched.class);
    assertThat(story.onlyRun().attempt()).isEqualTo(2);
    assertThat(story.onlyRun().dispatch()).isEqualTo(3);
  }
}
