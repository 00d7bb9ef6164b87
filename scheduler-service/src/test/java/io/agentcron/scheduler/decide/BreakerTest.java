package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.OverlapTest.said;
import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.definition.Breaker;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent that keeps failing is paused, and tried again carefully. */
final class BreakerTest {
  private static final Schedule MINUTELY = schedule("s1", "* * * * *", "2026-11-21T10:00:30Z");

  private final Story story = new Story("2026-11-21T10:00:30Z");
  private int runs;

  private void define(Optional<Duration> probeAfter, Schedule... schedules) {
    var _ = story.defined(agent(1, policies(Optional.of(new Breaker(3, probeAfter))), schedules));
  }

  private static Policies policies(Optional<Breaker> breaker) {
    return new Policies(new OverlapPolicy.Skip(), RetryPolicy.NEVER, Optional.empty(), breaker);
  }

  private void fails(FailureKind kind) {
    String runId = "r" + ++runs;
    var _ = story.trigger(runId, 1);
    var _ = story.started(runId, 1);
    var _ = story.failed(runId, 1, kind);
  }

  private static AgentPaused pause(int failures, String probeAt) {
    return new AgentPaused(
        new Pause.ByBreaker(failures, Optional.of(Instant.parse(probeAt))), Optional.empty());
  }

  @Test
  void pausesAfterFailuresInARow() {
    define(Optional.of(Duration.ofMinutes(10)));
    fails(FailureKind.ERROR);
    fails(FailureKind.TIMED_OUT);
    assertThat(story.tick()).isEmpty();

    fails(FailureKind.AUTHENTICATION);

    assertThat(story.dueAt()).contains(story.now());
    assertThat(story.tick()).containsExactly(pause(3, "2026-11-21T10:10:30Z"));
    assertThat(story.dueAt()).contains(Instant.parse("2026-11-21T10:10:30Z"));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXECUTOR_LOST", "RUNTIME_UNAVAILABLE", "EXECUTOR_SHUTDOWN", "NOT_LAUNCHED"})
  void doesNotCountWhatIsNotTheAgentsFault(FailureKind kind) {
    define(Optional.empty());
    for (int i = 0; i < 5; i++) {
      fails(kind);
    }

    assertThat(story.tick()).isEmpty();
  }

  @Test
  void countsRunsAndNotAttempts() {
    RetryPolicy retry =
        new RetryPolicy(3, Duration.ZERO, 1, Duration.ZERO, Set.of(FailureKind.ERROR));
    var _ =
        story.defined(
            agent(
                1,
                new Policies(
                    new OverlapPolicy.Skip(),
                    retry,
                    Optional.empty(),
                    Optional.of(new Breaker(2, Optional.empty())))));
    var _ = story.trigger("r1", 1);
    for (int dispatch = 1; dispatch <= 3; dispatch++) {
      var _ = story.started("r1", dispatch);
      var _ = story.failed("r1", dispatch, FailureKind.ERROR);
      assertThat(story.tick()).noneMatch(AgentPaused.class::isInstance);
    }

    assertThat(story.state().activity().standing().failures()).isEqualTo(1);
  }

  @Test
  void aSuccessStartsTheCountAnew() {
    define(Optional.empty());
    fails(FailureKind.ERROR);
    fails(FailureKind.ERROR);
    var _ = story.trigger("good", 1);
    var _ = story.ended("good", 1);
    fails(FailureKind.ERROR);

    assertThat(story.tick()).isEmpty();
  }

  @Test
  void aCancelledRunSaysNothing() {
    define(Optional.empty());
    fails(FailureKind.ERROR);
    fails(FailureKind.ERROR);
    var _ = story.trigger("c", 1);
    var _ = story.cancel("c");

    assertThat(story.state().activity().standing().failures()).isEqualTo(2);
  }

  @Test
  void letsOneFireThroughAsAProbeAndResumesWhenItSucceeds() {
    define(Optional.of(Duration.ofMinutes(10)), MINUTELY);
    for (int i = 0; i < 3; i++) {
      fails(FailureKind.ERROR);
    }
    var _ = story.tick();
    assertThat(story.at("2026-11-21T10:05:00Z").tick())
        .noneMatch(Event.RunDispatched.class::isInstance);

    List<Output> probe = story.at("2026-11-21T10:10:30Z").tick();

    assertThat(said(probe)).filteredOn(it -> it.endsWith("dispatched")).hasSize(1);
    assertThat(story.at("2026-11-21T10:11:00Z").tick()).isEmpty();
    String runId = story.onlyRun().runId();
    var _ = story.started(runId, 1);
    var _ = story.ended(runId, 1);
    List<Output> outputs = story.tick();
    assertThat(outputs.getFirst())
        .isEqualTo(
            new AgentResumed("agentcron", Optional.of("A run has succeeded"), Optional.empty()));
    assertThat(said(outputs)).singleElement().asString().endsWith("dispatched");
  }

  @Test
  void pausesAgainWhenTheProbeFails() {
    define(Optional.of(Duration.ofMinutes(10)), MINUTELY);
    for (int i = 0; i < 3; i++) {
      fails(FailureKind.ERROR);
    }
    var _ = story.tick();
    var _ = story.at("2026-11-21T10:10:30Z").tick();
    String runId = story.onlyRun().runId();
    var _ = story.started(runId, 1);
    var _ = story.failed(runId, 1, FailureKind.ERROR);

    assertThat(story.at("2026-11-21T10:10:40Z").tick())
        .containsExactly(pause(4, "2026-11-21T10:20:40Z"));
  }

  @Test
  void waitsForSomebodyWithoutAProbe() {
    define(Optional.empty(), MINUTELY);
    for (int i = 0; i < 3; i++) {
      fails(FailureKind.ERROR);
    }
    var _ = story.tick();
    fails(FailureKind.ERROR);

    assertThat(story.at("2026-11-21T10:30:00Z").tick()).noneMatch(AgentPaused.class::isInstance);
    var _ = story.resume();
    assertThat(story.state().activity().standing().failures()).isZero();
    assertThat(said(story.tick())).anyMatch(it -> it.endsWith("dispatched"));
  }

  @Test
  void doesNotTakeTheWordFromAPerson() {
    define(Optional.of(Duration.ofMinutes(10)));
    var _ = story.pause(Optional.empty());
    for (int i = 0; i < 4; i++) {
      fails(FailureKind.ERROR);
    }

    assertThat(story.tick()).isEmpty();
  }

  @Test
  void holdsNothingOnceItIsTakenAway() {
    define(Optional.empty());
    for (int i = 0; i < 3; i++) {
      fails(FailureKind.ERROR);
    }
    var _ = story.tick();
    var _ = story.defined(agent(2, policies(Optional.empty())));

    assertThat(story.tick()).singleElement().isInstanceOf(AgentResumed.class);
  }
}
