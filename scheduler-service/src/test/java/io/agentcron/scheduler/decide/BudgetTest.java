package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.OverlapTest.said;
import static io.agentcron.scheduler.decide.Story.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.decide.Event.DeadlineReached;
import io.agentcron.scheduler.decide.Event.RunFailed;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.definition.Budget.OnExceeded;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.run.Ledger;
import io.agentcron.scheduler.run.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs may cost together: set aside with each attempt, charged when it has ended. */
final class BudgetTest {
  private static final long USD = 1_000_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final Story story = new Story("2026-11-21T10:00:00Z");

  /** Each attempt may cost 1 USD, and sets 1.25 aside. */
  private static Agent spender(
      long version, OptionalLong daily, OptionalLong monthly, OnExceeded on) {
    RetryPolicy retry =
        new RetryPolicy(
            3,
            Duration.ofSeconds(10),
            1,
            Duration.ofSeconds(10),
            Set.of(FailureKind.ERROR, FailureKind.EXECUTOR_LOST));
    Agent agent =
        agent(
            version,
            new Policies(
                new OverlapPolicy.Parallel(9),
                retry,
                Optional.of(new Budget(daily, monthly, "Europe/Berlin", on)),
                Optional.empty()));
    return Story.spending(agent);
  }

  private void daily(double usd, OnExceeded on) {
    var _ =
        story.defined(spender(1, OptionalLong.of((long) (usd * USD)), OptionalLong.empty(), on));
  }

  private long spent() {
    return story.state().activity().standing().ledger().spentOn(TODAY);
  }

  private void ends(String runId, int dispatch, OptionalLong cost) {
    var _ = story.started(runId, dispatch);
    var _ = story.ended(runId, dispatch, Story.SUCCESS, cost);
  }

  @Test
  void setsAsideWhatEachAttemptMayCost() {
    daily(2.5, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);

    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 dispatched");
    assertThat(said(story.trigger("r3", 1))).containsExactly("r3 BUDGET");
  }

  @Test
  void letsTheFirstRunOfAPeriodGoWhereTheBudgetIsJustWhatItMayCost() {
    daily(1, OnExceeded.SKIP);

    assertThat(said(story.trigger("r1", 1))).containsExactly("r1 dispatched");
    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 BUDGET");
  }

  @Test
  void runsNothingWhereTheBudgetIsLessThanOneRunMayCost() {
    daily(0.99, OnExceeded.SKIP);

    assertThat(said(story.trigger("r1", 1))).containsExactly("r1 BUDGET");
  }

  @Test
  void chargesWhatItHasCostAndGivesTheRestBack() {
    daily(2.5, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    ends("r1", 1, OptionalLong.of(USD / 10));

    assertThat(spent()).isEqualTo(USD / 10);
    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 dispatched");
    assertThat(said(story.trigger("r3", 1))).containsExactly("r3 BUDGET");
  }

  @Test
  void chargesAllThatWasSetAsideWhereNobodyKnowsTheCost() {
    daily(5, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    ends("r1", 1, OptionalLong.empty());

    assertThat(spent()).isEqualTo(USD + USD / 4);
  }

  @Test
  void chargesALostAttemptInFullOnceAndWhatItReportsLateNotAgain() {
    daily(5, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    List<Output> reached = story.after(Story.RULES.lease()).tick();
    var _ = story.readBack((DeadlineReached) reached.getFirst());
    assertThat(spent()).isEqualTo(USD + USD / 4);

    var _ = story.ended("r1", 1, Story.SUCCESS, OptionalLong.of(USD));

    assertThat(spent()).isEqualTo(USD + USD / 4);
  }

  @Test
  void aNewDispatchOfTheSameAttemptKeepsWhatIsSetAside() {
    daily(1.25, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    List<Output> reached = story.after(Duration.ofSeconds(61)).tick();

    assertThat(said(story.readBack((DeadlineReached) reached.getFirst())))
        .containsExactly("r1 dispatched");
    ends("r1", 2, OptionalLong.of(5));
    assertThat(spent()).isEqualTo(5);
  }

  @Test
  void whatNobodyStartedCostsNothing() {
    daily(1.25, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    var _ = story.cancel("r1");

    assertThat(spent()).isZero();
    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 dispatched");
  }

  @Test
  void aCancelledRunWhoseExecutorGaveItBackIsChargedOnce() {
    daily(5, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ = story.cancel("r1");
    var _ = story.givenBack("r1", 1, Report.Launched.YES);

    assertThat(spent()).isEqualTo(USD + USD / 4);
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void aRetryThatCannotSetItsMoneyAsideEndsTheRunAsItsLastAttemptFailed() {
    daily(2, OnExceeded.SKIP);
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ =
        story.ended(
            "r1",
            1,
            new End.Failure(FailureKind.ERROR, Optional.empty(), false),
            OptionalLong.of(USD));
    assertThat(spent()).isEqualTo(USD);

    assertThat(story.after(Duration.ofSeconds(10)).tick())
        .singleElement()
        .isInstanceOfSatisfying(
            RunFailed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.ERROR);
              assertThat(failed.endsRun()).isTrue();
              assertThat(failed.message()).contains("1 USD of the daily budget of 2 USD");
            });
    assertThat(story.state().activity().runs()).isEmpty();
    assertThat(spent()).isEqualTo(USD);
  }

  @Test
  void pausesUntilTheNextDayOfItsZoneIfThatIsWanted() {
    daily(1.25, OnExceeded.PAUSE);
    var _ = story.trigger("r1", 1);
    ends("r1", 1, OptionalLong.of(USD));

    List<Output> outputs = story.trigger("r2", 1);

    assertThat(said(outputs)).containsExactly("r2 BUDGET");
    Instant midnight = Instant.parse("2026-11-21T23:00:00Z");
    assertThat(outputs.getLast())
        .isEqualTo(new AgentPaused(new Pause.ByBudget(midnight), Optional.empty()));
    assertThat(story.trigger("r3", 1)).hasSize(1);
    assertThat(story.at("2026-11-21T22:59:59Z").tick()).isEmpty();
    assertThat(story.at("2026-11-21T23:00:00Z").tick())
        .singleElement()
        .isInstanceOf(AgentResumed.class);
    assertThat(said(story.trigger("r4", 1))).containsExactly("r4 dispatched");
  }

  @Test
  void aMonthIsAPeriodOfItsOwn() {
    var _ =
        story.defined(spender(1, OptionalLong.empty(), OptionalLong.of(2 * USD), OnExceeded.PAUSE));
    var _ = story.trigger("r1", 1);
    ends("r1", 1, OptionalLong.of(USD));

    assertThat(story.at("2026-11-25T10:00:00Z").trigger("r2", 1).getLast())
        .isEqualTo(
            new AgentPaused(
                new Pause.ByBudget(Instant.parse("2026-11-30T23:00:00Z")), Optional.empty()));
  }

  @Test
  void chargesThePeriodThatSetItAside() {
    daily(5, OnExceeded.SKIP);
    var _ = story.at("2026-11-21T22:59:00Z").trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ = story.at("2026-11-21T23:01:00Z").ended("r1", 1, Story.SUCCESS, OptionalLong.of(7));

    Ledger ledger = story.state().activity().standing().ledger();
    assertThat(ledger.spentOn(TODAY)).isEqualTo(7);
    assertThat(ledger.spentOn(TODAY.plusDays(1))).isZero();
  }

  @Test
  void doesNotChargeWhatWasRequestedBeforeThereWasABudget() {
    var _ = story.defined(agent(1, Story.overlapping(new OverlapPolicy.Parallel(9))));
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ =
        story.defined(spender(2, OptionalLong.of(2 * USD), OptionalLong.empty(), OnExceeded.SKIP));
    var _ = story.ended("r1", 1, Story.SUCCESS, OptionalLong.of(USD));

    assertThat(spent()).isZero();
  }

  @Test
  void holdsNothingOnceItIsTakenAway() {
    daily(0.9, OnExceeded.PAUSE);
    var _ = story.trigger("r1", 1);
    assertThat(story.state().activity().standing().pause()).isPresent();
    var _ = story.defined(agent(2));

    assertThat(story.tick()).singleElement().isInstanceOf(AgentResumed.class);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, 3", "2026-11-21, 4", "2026-11-19, 0"})
  void remembersTheLastTwoDays(LocalDate day, long spent) {
    Ledger ledger =
        Ledger.NONE
            .charge(LocalDate.of(2026, 11, 19), 2)
            .charge(LocalDate.of(2026, 11, 20), 3)
            .charge(LocalDate.of(2026, 11, 21), 4);

    assertThat(ledger.spentOn(day)).isEqualTo(spent);
    assertThat(ledger.spentInMonthOf(day)).isEqualTo(9);
  }
}
