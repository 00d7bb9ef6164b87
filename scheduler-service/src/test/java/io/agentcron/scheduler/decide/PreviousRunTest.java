package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.RuntimeSpec;
import io.agentcron.scheduler.run.PreviousRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run is told of the one before. */
final class PreviousRunTest {
  private static final End SUCCESS =
      new End.Success(Optional.of("session-1"), Optional.of("all is well"));
  private static final PreviousRun FIRST =
      new PreviousRun("r1", Optional.of("session-1"), Optional.of("all is well"));

  private final Story story = new Story("2026-11-21T10:00:00Z");

  private static Agent agent(long version, String prompt, RuntimeSpec.Session session) {
    Agent plain = Story.agent(version);
    return new Agent(
        plain.id(),
        plain.version(),
        plain.deleted(),
        plain.name(),
        plain.owner(),
        plain.enabled(),
        prompt,
        new RuntimeSpec("claude", "{}", session, Optional.empty()),
        plain.limits(),
        plain.schedules(),
        plain.policies(),
        plain.updatedAt());
  }

  private void run(String runId, End end) {
    var _ = story.trigger(runId, 1);
    var _ = story.started(runId, 1);
    var _ = story.ended(runId, 1, end);
  }

  @ParameterizedTest
  @CsvSource({
    "go on, RESUME, true",
    "go on, LAST_OUTPUT, true",
    "go on, FRESH, false",
    "compare with {{last.output}}, FRESH, true",
    "compare with {{ last.output }}, FRESH, true",
    "the last. one, FRESH, false",
  })
  void isRememberedWhereTheAgentAsksForIt(
      String prompt, RuntimeSpec.Session session, boolean remembered) {
    var _ = story.defined(agent(1, prompt, session));

    run("r1", SUCCESS);

    assertThat(story.state().previous())
        .isEqualTo(remembered ? Optional.of(FIRST) : Optional.empty());
  }

  @Test
  void isTheLastThatSucceeded() {
    var _ = story.defined(agent(1, "go on", RuntimeSpec.Session.RESUME));
    run("r1", SUCCESS);

    run("r2", new End.Failure(FailureKind.ERROR, Optional.empty(), true));

    assertThat(story.state().previous()).contains(FIRST);
    run("r3", new End.Success(Optional.empty(), Optional.of("done")));
    assertThat(story.restored().state().previous())
        .contains(new PreviousRun("r3", Optional.empty(), Optional.of("done")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "🤖"})
  void isKeptWithTheEndOfALongAnswerAndTheSameWhereverItIsKept(String character) {
    var _ = story.defined(agent(1, "go on", RuntimeSpec.Session.LAST_OUTPUT));
    String answer = "a" + character.repeat(70_000) + "b";

    run("r1", new End.Success(Optional.empty(), Optional.of(answer)));

    PreviousRun kept = story.state().previous().orElseThrow();
    assertThat(kept.output().orElseThrow())
        .hasSizeBetween((64 << 10) - 1, 64 << 10)
        .startsWith(character)
        .endsWith(character + "b");
    assertThat(story.restored().state().previous()).contains(kept);
  }

  @Test
  void isForgottenWhenTheAgentAsksNoMore() {
    var _ = story.defined(agent(1, "go on", RuntimeSpec.Session.RESUME));
    run("r1", SUCCESS);

    var _ = story.defined(agent(2, "go on", RuntimeSpec.Session.FRESH));

    assertThat(story.state().previous()).isEmpty();
  }
}
