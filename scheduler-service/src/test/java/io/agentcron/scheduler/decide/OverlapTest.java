package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static io.agentcron.scheduler.decide.Story.overlapping;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.CancelRequested;
import io.agentcron.scheduler.decide.Event.DeadlineReached;
import io.agentcron.scheduler.decide.Event.DefinitionApplied;
import io.agentcron.scheduler.decide.Event.RunCancelled;
import io.agentcron.scheduler.decide.Event.RunDispatched;
import io.agentcron.scheduler.decide.Event.RunQueued;
import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a run while others of the same agent have not ended. */
final class OverlapTest {
  private final Story story = new Story("2026-11-21T10:00:00Z");

  private static OverlapPolicy policy(String policy) {
    String[] words = policy.split(" ", -1);
    return switch (words[0]) {
      case "skip" -> new OverlapPolicy.Skip();
      case "queue" -> new OverlapPolicy.Queue(Integer.parseInt(words[1]));
      case "parallel" -> new OverlapPolicy.Parallel(Integer.parseInt(words[1]));
      default -> new OverlapPolicy.Replace();
    };
  }

  private void define(String policy) {
    var _ = story.defined(agent(1, overlapping(policy(policy))));
  }

  /** For example {@code r1 dispatched}. */
  static List<String> said(List<Output> outputs) {
    return outputs.stream().flatMap(OverlapTest::words).toList();
  }

  private static Stream<String> words(Output output) {
    return switch (output) {
      case RunDispatched(var run) -> Stream.of(run.runId() + " dispatched");
      case RunQueued(var run, int position) -> Stream.of(run.runId() + " queued " + position);
      case RunSkipped(var origin, var reason, _) -> Stream.of(origin.runId() + " " + reason);
      case RunCancelled(var run, _, _) -> Stream.of(run.runId() + " cancelled");
      case CancelRequested(var run, _, _) -> Stream.of(run.runId() + " ending");
      default -> Stream.empty();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "skip,       1, r1 dispatched",
    "skip,       2, r2 OVERLAP",
    "queue 2,    1, r1 dispatched",
    "queue 2,    2, r2 queued 1",
    "queue 2,    3, r3 queued 2",
    "queue 2,    4, r4 QUEUE_FULL",
    "parallel 2, 2, r2 dispatched",
    "parallel 2, 3, r3 OVERLAP",
    "replace,    1, r1 dispatched",
  })
  void decidesByThePolicyAndWhatIsGoingOn(String policy, int requests, String said) {
    define(policy);
    for (int i = 1; i < requests; i++) {
      var _ = story.trigger("r" + i, 1);
    }

    assertThat(said(story.trigger("r" + requests, 1))).containsExactly(said);
  }

  @Test
  void runsThatWaitGoOutInOrder() {
    define("queue 3");
    for (int i = 1; i <= 3; i++) {
      var _ = story.trigger("r" + i, 1);
    }
    assertThat(story.tick()).isEmpty();

    var _ = story.ended("r1", 1);

    assertThat(said(story.tick())).containsExactly("r2 dispatched");
    assertThat(said(story.trigger("r4", 1))).containsExactly("r4 queued 2");
    var _ = story.ended("r2", 1);
    assertThat(said(story.tick())).containsExactly("r3 dispatched");
  }

  @Test
  void aNewRunDoesNotOvertakeTheOneWhoseTurnItIs() {
    define("queue 3");
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);
    var _ = story.ended("r1", 1);

    assertThat(said(story.trigger("r3", 1))).containsExactly("r3 queued 2");
  }

  @Test
  void aRunThatWaitsHasNoExpiryAndItsTimeBeginsWithItsDispatch() {
    define("queue 3");
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ = story.trigger("r2", 1);
    for (int i = 0; i < 5; i++) {
      var _ = story.after(Duration.ofMinutes(1)).progressed("r1", 1);
    }
    var _ = story.after(Duration.ofHours(3)).ended("r1", 1);

    assertThat(said(story.tick())).containsExactly("r2 dispatched");
    assertThat(story.startBy()).isEqualTo(story.now().plus(Story.RULES.startTimeout()));
  }

  @Test
  void theSchedulesPolicyComesBeforeTheAgents() {
    Schedule queued =
        overlapping(
            schedule("s1", "* * * * *", "2026-11-21T10:00:30Z"), new OverlapPolicy.Queue(1));
    var _ = story.defined(agent(1, queued));
    var _ = story.trigger("r1", 1);

    assertThat(said(story.at("2026-11-21T10:01:00Z").tick()))
        .singleElement()
        .asString()
        .endsWith("queued 1");
    assertThat(said(story.trigger("r2", 1))).containsExactly("r2 OVERLAP");
  }

  @Test
  void replacesARunningOneWhenItHasEnded() {
    define("replace");
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);

    List<Output> outputs = story.trigger("r2", 1);

    assertThat(said(outputs)).containsExactly("r1 ending", "r2 queued 1");
    assertThat(outputs).contains(new Output.Cancel("r1", 1, 1, "agentcron: replaced by run r2"));
    assertThat(story.tick()).isEmpty();
    var _ = story.ended("r1", 1);
    assertThat(said(story.tick())).containsExactly("r2 dispatched");
  }

  @Test
  void replacesARunningOneWhoseExecutorIsGoneWhenItsLeaseIsOver() {
    define("replace");
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ = story.trigger("r2", 1);

    List<Output> outputs = story.after(Story.RULES.lease()).tick();
    assertThat(said(outputs)).isEmpty();
    assertThat(said(story.readBack((DeadlineReached) outputs.getFirst())))
        .containsExactly("r1 cancelled");
    assertThat(said(story.tick())).containsExactly("r2 dispatched");
  }

  @Test
  void replacesAtOnceWhatNobodyHasStarted() {
    define("replace");
    var _ = story.trigger("r1", 1);

    assertThat(said(story.trigger("r2", 1))).containsExactly("r1 cancelled", "r2 dispatched");
    assertThat(story.started("r1", 1)).containsExactly(new Output.Cancel("r1", 1, 1, "agentcron"));
  }

  @Test
  void replacesWhatWaitsToReplace() {
    define("replace");
    var _ = story.trigger("r1", 1);
    var _ = story.started("r1", 1);
    var _ = story.trigger("r2", 1);

    assertThat(said(story.trigger("r3", 1))).containsExactly("r2 SUPERSEDED", "r3 queued 1");
  }

  @Test
  void cancelsARunThatWaits() {
    define("queue 3");
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);

    assertThat(said(story.cancel("r2"))).containsExactly("r2 cancelled");
    var _ = story.ended("r1", 1);
    assertThat(story.tick()).isEmpty();
  }

  @Test
  void givesUpWhatWaitsWhenTheAgentIsDeleted() {
    define("queue 3");
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);

    assertThat(said(story.defined(deleted(2, "2026-11-21T10:00:00Z"))))
        .containsExactly("r1 cancelled", "r2 DELETED");
    assertThat(story.state().isGone()).isTrue();
  }

  @Test
  void givesUpTheFiresOfADisabledScheduleButNotWhatSomebodyAskedFor() {
    Schedule enabled = schedule("s1", "* * * * *", "2026-11-21T10:00:30Z");
    var _ = story.defined(agent(1, overlapping(new OverlapPolicy.Queue(3)), enabled));
    var _ = story.trigger("r1", 1);
    var _ = story.at("2026-11-21T10:01:00Z").tick();
    var _ = story.triggerAs("s1", "r2");

    List<Output> outputs =
        story.defined(
            agent(
                2,
                overlapping(new OverlapPolicy.Queue(3)),
                schedule("s1", "* * * * *", "2026-11-21T10:01:30Z", false)));

    assertThat(outputs.getFirst()).isInstanceOf(DefinitionApplied.class);
    assertThat(said(outputs)).singleElement().asString().endsWith("DISABLED");
    assertThat(said(story.defined(agent(3, overlapping(new OverlapPolicy.Queue(3))))))
        .containsExactly("r2 DELETED");
  }

  @Test
  void anEditOfThePolicyHoldsForWhatWaits() {
    define("queue 3");
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);
    var _ = story.defined(agent(2, overlapping(new OverlapPolicy.Parallel(2))));

    assertThat(said(story.tick())).containsExactly("r2 dispatched");
    assertThat(story.dueAt()).isEqualTo(Optional.of(story.startBy("r1").plusSeconds(1)));
  }
}
