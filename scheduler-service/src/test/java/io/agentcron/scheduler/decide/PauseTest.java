package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.OverlapTest.said;
import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.decide.Event.CommandRejected;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pause holds, and how it ends. */
final class PauseTest {
  private static final Policies POLICIES =
      new Policies(
          new OverlapPolicy.Queue(3),
          new RetryPolicy(
              2, Duration.ofSeconds(10), 1, Duration.ofSeconds(10), Set.of(FailureKind.ERROR)),
          Optional.empty(),
          Optional.empty());
  private static final Schedule HOURLY = schedule("s1", "0 * * * *", "2026-11-21T10:30:00Z");

  private final Story story = new Story("2026-11-21T10:30:00Z");

  @BeforeEach
  void anAgent() {
    var _ = story.defined(agent(1, POLICIES, HOURLY));
  }

  @Test
  void saysWhoPausedItWhyAndUntilWhen() {
    Instant until = Instant.parse("2026-11-21T12:00:00Z");

    assertThat(story.pause(Optional.of(until)))
        .containsExactly(
            new AgentPaused(
                new Pause.ByPerson("ann", Optional.of("wait"), Optional.of(until)),
                Optional.of("c1")));
    assertThat(story.resume())
        .containsExactly(new AgentResumed("ann", Optional.empty(), Optional.of("c2")));
    assertThat(story.state().activity().standing().pause()).isEmpty();
  }

  @Test
  void holdsFiresUntilItIsResumedAndCatchesUpByPolicyThen() {
    var _ = story.pause(Optional.empty());
    assertThat(story.at("2026-11-21T11:00:00Z").tick()).isEmpty();

    var _ = story.at("2026-11-21T11:20:00Z").resume();

    assertThat(said(story.tick())).singleElement().asString().endsWith("dispatched");
  }

  @Test
  void endsByItselfWhenItsTimeHasCome() {
    Instant until = Instant.parse("2026-11-21T11:10:00Z");
    var _ = story.pause(Optional.of(until));
    assertThat(story.at("2026-11-21T11:00:00Z").tick()).isEmpty();
    assertThat(story.dueAt()).contains(until);

    List<Output> outputs = story.at("2026-11-21T11:10:00Z").tick();

    assertThat(outputs.getFirst())
        .isEqualTo(new AgentResumed("agentcron", Optional.empty(), Optional.empty()));
    assertThat(said(outputs)).singleElement().asString().endsWith("dispatched");
  }

  @Test
  void letsWhatSomebodyAsksForThroughAlsoFromTheQueue() {
    var _ = story.pause(Optional.empty());

    assertThat(said(story.trigger("r1", 1))).containsExactly("r1 dispatched");
    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 queued 1");
    var _ = story.ended("r1", 1);
    assertThat(said(story.tick())).containsExactly("r2 dispatched");
  }

  @Test
  void holdsWhatASchedulesFireLeftInTheQueueAndLetsOthersPass() {
    var _ = story.trigger("r1", 1);
    assertThat(said(story.at("2026-11-21T11:00:00Z").tick()))
        .singleElement()
        .asString()
        .endsWith("queued 1");
    var _ = story.pause(Optional.empty());
    var _ = story.trigger("r2", 1);
    var _ = story.ended("r1", 1);

    assertThat(said(story.tick())).containsExactly("r2 dispatched");
    var _ = story.ended("r2", 1);
    assertThat(story.tick()).isEmpty();
    var _ = story.resume();
    assertThat(said(story.tick())).singleElement().asString().endsWith("dispatched");
  }

  @Test
  void holdsRetriesOfFiresButRunsThatGoOnGoOn() {
    var _ = story.at("2026-11-21T11:00:00Z").tick();
    String runId = story.onlyRun().runId();
    var _ = story.started(runId, 1);
    var _ = story.pause(Optional.empty());

    assertThat(story.givenBack(runId, 1, Report.Launched.YES)).hasSize(1);
    var _ = story.started(runId, 2);
    var _ = story.failed(runId, 2, FailureKind.ERROR);
    assertThat(story.after(Duration.ofMinutes(1)).tick()).isEmpty();

    var _ = story.resume();
    assertThat(said(story.tick())).containsExactly(runId + " dispatched");
  }

  @Test
  void whileEverythingIsPausedNothingNewIsMade() {
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);
    story.pauseEverything(true);
    var _ = story.ended("r1", 1);

    assertThat(story.tick()).isEmpty();
    assertThat(said(story.trigger("r3", 1))).containsExactly("r3 PAUSED");
    assertThat(said(story.pauseEverything(false).tick())).containsExactly("r2 dispatched");
  }

  @Test
  void aDispatchThatNobodyStartsIsRenewedWhileEverythingIsPaused() {
    var _ = story.trigger("r1", 1);
    story.pauseEverything(true);

    var reached = story.after(Duration.ofSeconds(61)).tick().getFirst();

    assertThat(said(story.readBack((Event.DeadlineReached) reached)))
        .containsExactly("r1 dispatched");
  }

  @Test
  void doesNotOutliveItsAgent() {
    var _ = story.pause(Optional.empty());
    var _ = story.defined(deleted(2, "2026-11-21T10:40:00Z"));

    assertThat(story.state().activity().standing().pause()).isEmpty();
    assertThat(story.pause(Optional.empty()))
        .singleElement()
        .isInstanceOfSatisfying(
            CommandRejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.UNKNOWN_AGENT));
  }

  @Test
  void anAgentThatIsMadeAgainFiresAgain() {
    var _ = story.pause(Optional.empty());
    var _ = story.defined(deleted(2, "2026-11-21T10:40:00Z"));
    var _ =
        story
            .at("2026-11-21T10:50:00Z")
            .defined(agent(3, POLICIES, schedule("s1", "0 * * * *", "2026-11-21T10:50:00Z")));

    assertThat(said(story.at("2026-11-21T11:00:00Z").tick()))
        .singleElement()
        .asString()
        .endsWith("dispatched");
  }
}
