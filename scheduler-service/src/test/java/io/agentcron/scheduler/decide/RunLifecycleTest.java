package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.CancelRequested;
import io.agentcron.scheduler.decide.Event.CommandDeferred;
import io.agentcron.scheduler.decide.Event.CommandRejected;
import io.agentcron.scheduler.decide.Event.DeadlineReached;
import io.agentcron.scheduler.decide.Event.DefinitionApplied;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.decide.Event.RunCancelled;
import io.agentcron.scheduler.decide.Event.RunDispatched;
import io.agentcron.scheduler.decide.Event.RunExpired;
import io.agentcron.scheduler.decide.Event.RunFailed;
import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.decide.Output.Cancel;
import io.agentcron.scheduler.decide.Report.Launched;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Overrides;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A run from its request to its end, and every way in which reports, deadlines and commands can
 * cross on the way.
 */
final class RunLifecycleTest {
  private static final Duration JUST_LATE = Duration.ofMillis(61_001);

  private final Story story = new Story("2026-11-21T10:00:00Z");

  @BeforeEach
  void aTriggeredRun() {
    var _ = story.defined(agent(1));
    assertThat(story.trigger("r1", 1)).singleElement().isInstanceOf(RunDispatched.class);
  }

  private DeadlineReached deadline(List<Output> outputs) {
    assertThat(outputs).singleElement().isInstanceOf(DeadlineReached.class);
    return (DeadlineReached) outputs.getFirst();
  }

  private static <T> T only(Class<T> type, List<Output> outputs) {
    return outputs.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((a, b) -> {
          throw new AssertionError("Expected one, found " + a + " and " + b);
        })
        .orElseThrow(() -> new AssertionError("Expected a " + type + ", found " + outputs));
  }

  @Test
  void endsWhenItsExecutorSaysSo() {
    assertThat(story.started("r1", 1)).isEmpty();
    assertThat(story.after(Duration.ofSeconds(5)).progressed("r1", 1)).isEmpty();
    assertThat(story.ended("r1", 1)).isEmpty();

    assertThat(story.state().activity().runs()).isEmpty();
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void isDispatchedAgainWhenNobodyStartsIt() {
    DeadlineReached reached = deadline(story.after(JUST_LATE).tick());
    assertThat(reached.deadline()).isEqualTo(Deadline.START);
    assertThat(story.after(Duration.ofMillis(20)).tick()).isEmpty();

    RunDispatched again = only(RunDispatched.class, story.readBack(reached));

    assertThat(again.run().dispatch()).isEqualTo(2);
    assertThat(again.run().attempt()).isEqualTo(1);
  }

  @Test
  void standsWhenTheStartWasAppendedBeforeTheDeadline() {
    DeadlineReached reached = deadline(story.after(JUST_LATE).tick());
    var _ = story.started("r1", 1);

    assertThat(story.readBack(reached)).isEmpty();
    assertThat(story.onlyRun().dispatch()).isEqualTo(1);
  }

  @Test
  void aStartThatComesBehindTheDeadlineIsTurnedAway() {
    DeadlineReached reached = deadline(story.after(JUST_LATE).tick());
    var _ = story.readBack(reached);

    assertThat(story.started("r1", 1)).containsExactly(new Cancel("r1", 1, 1, "agentcron"));
    assertThat(story.onlyRun().dispatch()).isEqualTo(2);
  }

  @Test
  void aDeadlineThatTheBrokerDatesBeforeStartByIsWrittenAnew() {
    DeadlineReached reached = deadline(story.after(JUST_LATE).tick());

    assertThat(
            story.reported(
                new Report.Deadline(
                    "r1", 1, 1, Instant.parse("2026-11-21T10:01:00Z"), Deadline.START)))
        .isEmpty();

    assertThat(deadline(story.tick())).isEqualTo(reached);
  }

  @Test
  void expiresWhenNobodyStartsItForTooLong() {
    for (int dispatch = 1; dispatch <= 58; dispatch++) {
      DeadlineReached reached =
          deadline(story.at(story.startBy().plusSeconds(1).toString()).tick());
      assertThat(only(RunDispatched.class, story.readBack(reached)).run().dispatch())
          .isEqualTo(dispatch + 1);
    }
    DeadlineReached reached = deadline(story.at(story.startBy().plusSeconds(1).toString()).tick());
    List<Output> outputs = story.readBack(reached);
    if (outputs.getFirst() instanceof RunDispatched) {
      outputs =
          story.readBack(deadline(story.at(story.startBy().plusSeconds(1).toString()).tick()));
    }

    assertThat(only(RunExpired.class, outputs).message()).contains("PT1H");
    assertThat(story.state().activity().runs()).isEmpty();
    assertThat(story.now())
        .isAfterOrEqualTo("2026-11-21T11:00:00Z")
        .isBefore("2026-11-21T11:00:05Z");
  }

  @Test
  void isGivenUpWhenItsExecutorGivesNoSignOfLife() {
    var _ = story.started("r1", 1);
    assertThat(story.after(Duration.ofSeconds(59)).tick()).isEmpty();

    DeadlineReached reached = deadline(story.after(Duration.ofSeconds(1)).tick());
    assertThat(reached.deadline()).isEqualTo(Deadline.LEASE);
    List<Output> outputs = story.readBack(reached);

    assertThat(only(RunFailed.class, outputs).kind()).isEqualTo(FailureKind.EXECUTOR_LOST);
    assertThat(outputs).contains(new Cancel("r1", 1, 1, "agentcron"));
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void aSignOfLifeAppendedBeforeTheDeadlineSavesIt() {
    var _ = story.started("r1", 1);
    DeadlineReached reached = deadline(story.after(Duration.ofSeconds(60)).tick());
    var _ = story.progressed("r1", 1);

    assertThat(story.readBack(reached)).isEmpty();
    assertThat(story.onlyRun().awaited()).isEmpty();
  }

  @Test
  void anEndAppendedBeforeTheDeadlineCounts() {
    var _ = story.started("r1", 1);
    DeadlineReached reached = deadline(story.after(Duration.ofSeconds(60)).tick());
    var _ = story.ended("r1", 1);

    assertThat(story.readBack(reached)).isEmpty();
  }

  @Test
  void aSchedulerThatWasAwayGivesExecutorsTheirLeaseAnew() {
    var _ = story.started("r1", 1);
    story.after(Duration.ofMinutes(5)).awakes();

    assertThat(story.tick()).isEmpty();
    assertThat(story.after(Duration.ofSeconds(59)).tick()).isEmpty();
    assertThat(deadline(story.after(Duration.ofSeconds(1)).tick()).deadline())
        .isEqualTo(Deadline.LEASE);
  }

  @Test
  void isEndedLongAfterItsTimeoutIfItsExecutorDoesNot() {
    var _ = story.started("r1", 1);
    Instant deadline = story.now().plus(Story.TIMEOUT).plus(Story.RULES.timeoutMargin());
    while (story.after(Duration.ofSeconds(5)).now().isBefore(deadline)) {
      var _ = story.progressed("r1", 1);
      assertThat(story.tick()).isEmpty();
    }
    var _ = story.progressed("r1", 1);

    DeadlineReached reached = deadline(story.tick());
    assertThat(reached.deadline()).isEqualTo(Deadline.RUN);
    var _ = story.progressed("r1", 1);

    assertThat(only(RunFailed.class, story.readBack(reached)).kind())
        .isEqualTo(FailureKind.TIMED_OUT);
  }

  @Test
  void lateWordsChangeNothing() {
    var _ = story.started("r1", 1);
    var _ = story.ended("r1", 1);

    assertThat(story.ended("r1", 1)).isEmpty();
    assertThat(story.progressed("r1", 1)).containsExactly(new Cancel("r1", 1, 1, "agentcron"));
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void anOldDispatchCannotEndTheNewOne() {
    var _ = story.readBack(deadline(story.after(JUST_LATE).tick()));

    assertThat(story.ended("r1", 1)).isEmpty();
    assertThat(story.givenBack("r1", 1, Launched.NO)).isEmpty();
    assertThat(story.onlyRun().dispatch()).isEqualTo(2);
  }

  @Test
  void isDispatchedAgainAtOnceWhenItsExecutorGivesItBack() {
    var _ = story.started("r1", 1);

    RunDispatched again = only(RunDispatched.class, story.givenBack("r1", 1, Launched.YES));

    assertThat(again.run().attempt()).isEqualTo(1);
    assertThat(again.run().dispatch()).isEqualTo(2);
    assertThat(story.started("r1", 2)).isEmpty();
  }

  @Test
  void aRunGivenBackAfterHoursHasTimeToStartAgain() {
    var _ = story.started("r1", 1);
    story.after(Duration.ofHours(3));

    assertThat(story.givenBack("r1", 1, Launched.YES))
        .singleElement()
        .isInstanceOf(RunDispatched.class);
  }

  @Test
  void goesByTheDefinitionOfTheDayWhenDispatchedAgain() {
    var _ = story.started("r1", 1);
    var _ = story.defined(agent(2));

    var again = only(RunDispatched.class, story.givenBack("r1", 1, Launched.YES));

    assertThat(again.run().origin().definitionVersion()).isEqualTo(2);
  }

  @Test
  void isCancelledAtOnceWhileNobodyHasStartedIt() {
    List<Output> outputs = story.cancel("r1");

    assertThat(only(RunCancelled.class, outputs).by()).isEqualTo("ann");
    assertThat(outputs).contains(new Cancel("r1", 1, 1, "ann"));
    assertThat(story.started("r1", 1)).containsExactly(new Cancel("r1", 1, 1, "agentcron"));
  }

  @Test
  void isCancelledByItsExecutorOnceItRuns() {
    var _ = story.started("r1", 1);

    List<Output> outputs = story.cancel("r1");
    assertThat(only(CancelRequested.class, outputs).commandId()).contains("c2");
    assertThat(outputs).contains(new Cancel("r1", 1, 1, "ann"));
    assertThat(story.onlyRun().runId()).isEqualTo("r1");

    assertThat(story.ended("r1", 1)).isEmpty();
    assertThat(story.state().activity().runs()).isEmpty();
  }

  @Test
  void isCancelledEvenIfItsExecutorIsGone() {
    var _ = story.started("r1", 1);
    var _ = story.cancel("r1");

    List<Output> outputs = story.readBack(deadline(story.after(Duration.ofSeconds(60)).tick()));

    assertThat(only(RunCancelled.class, outputs).by()).isEqualTo("ann");
  }

  @Test
  void isNotDispatchedAgainAfterACancel() {
    var _ = story.started("r1", 1);
    var _ = story.cancel("r1");

    assertThat(story.givenBack("r1", 1, Launched.YES))
        .singleElement()
        .isInstanceOf(RunCancelled.class);
  }

  @Test
  void everyActiveRunIsCancelledWhenNoneIsNamed() {
    assertThat(only(RunCancelled.class, story.cancelAll()).run().runId()).isEqualTo("r1");
    assertThat(only(CommandRejected.class, story.cancelAll()).reason())
        .isEqualTo(RejectReason.UNKNOWN_RUN);
  }

  @Test
  void endsWithItsAgent() {
    var _ = story.started("r1", 1);

    List<Output> outputs = story.defined(deleted(2, "2026-11-21T10:00:00Z"));

    assertThat(outputs.getFirst()).isInstanceOf(DefinitionApplied.class);
    assertThat(outputs).contains(new Cancel("r1", 1, 1, "agentcron: the agent was deleted"));
    assertThat(only(CommandRejected.class, story.trigger("r2", 1)).reason())
        .isEqualTo(RejectReason.UNKNOWN_AGENT);
  }

  @Test
  void asksForOneRunAtATime() {
    RunSkipped skipped = only(RunSkipped.class, story.trigger("r2", 1));

    assertThat(skipped.message()).contains("r1");
    assertThat(skipped.origin().commandId()).contains("c2");
  }

  @Test
  void askingTwiceForTheSameRunMakesOne() {
    var _ = story.ended("r1", 1);

    assertThat(only(CommandRejected.class, story.trigger("r1", 1)).reason())
        .isEqualTo(RejectReason.DUPLICATE_RUN);
  }

  @Test
  void aCommandWaitsForTheDefinitionThatItsCallerSaw() {
    var _ = story.ended("r1", 1);

    assertThat(story.trigger("r2", 2)).singleElement().isInstanceOf(CommandDeferred.class);
    assertThat(story.cancel("r2")).singleElement().isInstanceOf(CommandDeferred.class);

    List<Output> outputs = story.defined(agent(2));

    assertThat(only(RunDispatched.class, outputs).run().origin().definitionVersion()).isEqualTo(2);
    assertThat(only(RunCancelled.class, outputs).run().runId()).isEqualTo("r2");
    assertThat(story.state().activity().waiting()).isEmpty();
  }

  @Test
  void refusesAScheduleThatTheAgentDoesNotHave() {
    var _ = story.ended("r1", 1);

    List<Output> outputs =
        story.asked(
            new Command.TriggerRun(
                "c9", 1, "ann", "r2", Optional.of("nowhere"), Overrides.NONE, Optional.empty()));

    assertThat(only(CommandRejected.class, outputs).reason())
        .isEqualTo(RejectReason.UNKNOWN_SCHEDULE);
  }
}
