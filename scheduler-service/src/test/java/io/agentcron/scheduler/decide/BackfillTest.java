package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.OverlapTest.said;
import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static io.agentcron.scheduler.decide.Story.overlapping;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.decide.Event.BackfillAccepted;
import io.agentcron.scheduler.decide.Event.CommandRejected;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.schemas.RunIds;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Past times that somebody wants run. */
final class BackfillTest {
  private static final Schedule HOURLY = schedule("s1", "0 * * * *", "2026-11-21T10:30:00Z");
  private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

  private final Story story = new Story("2026-11-21T10:30:00Z");

  @BeforeEach
  void anAgent() {
    var _ = story.defined(agent(1, overlapping(new OverlapPolicy.Queue(3)), HOURLY));
  }

  private static String run(String commandId, Instant time) {
    return RunIds.backfilled("s1", time, commandId).toString();
  }

  private static RejectReason rejected(List<Output> outputs) {
    assertThat(outputs).singleElement().isInstanceOf(CommandRejected.class);
    return ((CommandRejected) outputs.getFirst()).reason();
  }

  @Test
  void runsOneTimeAfterTheOtherOldestFirst() {
    assertThat(story.backfill("b1", "s1", List.of(NINE, EIGHT, NINE)))
        .singleElement()
        .isInstanceOfSatisfying(
            BackfillAccepted.class,
            accepted -> assertThat(accepted.backfill().times()).containsExactly(EIGHT, NINE));

    assertThat(said(story.tick())).containsExactly(run("b1", EIGHT) + " dispatched");
    assertThat(story.onlyRun().origin().trigger()).isEqualTo(Trigger.BACKFILL);
    assertThat(story.onlyRun().origin().nominalTime()).contains(EIGHT);
    var _ = story.ended(run("b1", EIGHT), 1);
    assertThat(said(story.tick())).containsExactly(run("b1", NINE) + " dispatched");
    var _ = story.ended(run("b1", NINE), 1);
    assertThat(story.tick()).isEmpty();
    assertThat(story.state().activity().backfills()).isEmpty();
  }

  @Test
  void doesNotMoveTheSchedule() {
    Instant ten = Instant.parse("2026-11-21T10:00:00Z");
    var _ = story.backfill("b1", "s1", List.of(ten));
    var _ = story.tick();
    var _ = story.ended(run("b1", ten), 1);

    assertThat(said(story.at("2026-11-21T11:00:00Z").tick()))
        .containsExactly(
            RunIds.scheduled("s1", Instant.parse("2026-11-21T11:00:00Z")) + " dispatched");
  }

  @Test
  void waitsBehindWhatIsGoingOnAndWhatIsQueued() {
    var _ = story.trigger("r1", 1);
    var _ = story.trigger("r2", 1);
    var _ = story.backfill("b1", "s1", List.of(EIGHT));
    assertThat(story.tick()).isEmpty();

    var _ = story.ended("r1", 1);
    assertThat(said(story.tick())).containsExactly("r2 dispatched");
    var _ = story.ended("r2", 1);
    assertThat(said(story.tick())).containsExactly(run("b1", EIGHT) + " dispatched");
  }

  @Test
  void aSecondOneWaitsBehindTheFirst() {
    var _ = story.backfill("b1", "s1", List.of(NINE));
    var _ = story.backfill("b2", "s1", List.of(EIGHT, NINE));

    assertThat(said(story.tick())).containsExactly(run("b1", NINE) + " dispatched");
    var _ = story.ended(run("b1", NINE), 1);
    assertThat(said(story.tick())).containsExactly(run("b2", EIGHT) + " dispatched");
  }

  @Test
  void isHeldByAPause() {
    var _ = story.backfill("b1", "s1", List.of(EIGHT));
    assertThat(story.pauseEverything(true).tick()).isEmpty();

    assertThat(said(story.pauseEverything(false).tick())).hasSize(1);
  }

  @Test
  void cancellingTheAgentsRunsEndsAllThatIsToCome() {
    var _ = story.backfill("b1", "s1", List.of(EIGHT, NINE));
    var _ = story.tick();

    assertThat(said(story.cancelAll()))
        .containsExactly(run("b1", EIGHT) + " cancelled", run("b1", NINE) + " cancelled");
    assertThat(story.tick()).isEmpty();
  }

  @Test
  void deletingTheScheduleEndsAllThatIsToCome() {
    var _ = story.backfill("b1", "s1", List.of(EIGHT, NINE));

    assertThat(said(story.defined(deleted(2, "2026-11-21T10:31:00Z"))))
        .containsExactly(run("b1", EIGHT) + " DELETED", run("b1", NINE) + " DELETED");
    assertThat(story.state().activity().backfills()).isEmpty();
  }

  @Test
  void isRefusedWhereItMakesNoSense() {
    assertThat(rejected(story.backfill("b1", "nowhere", List.of(EIGHT))))
        .isEqualTo(RejectReason.UNKNOWN_SCHEDULE);
    assertThat(rejected(story.backfill("b1", "s1", List.of(story.now().plusSeconds(1)))))
        .isEqualTo(RejectReason.OTHER);
    assertThat(
            rejected(
                story.backfill(
                    "b1",
                    "s1",
                    IntStream.rangeClosed(1, 1_001).mapToObj(i -> EIGHT.minusSeconds(i)).toList())))
        .isEqualTo(RejectReason.OTHER);
  }

  @Test
  void theSameCommandTwiceIsOneBackfill() {
    var _ = story.backfill("b1", "s1", Collections.singletonList(EIGHT));
    var _ = story.tick();
    var _ = story.ended(run("b1", EIGHT), 1);

    assertThat(rejected(story.backfill("b1", "s1", List.of(EIGHT))))
        .isEqualTo(RejectReason.DUPLICATE_RUN);
  }
}
