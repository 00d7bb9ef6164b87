package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.SkipReason;
import io.agentcron.scheduler.run.Trigger;
import io.agentcron.schemas.RunIds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nominal times that come: each gets exactly one row. */
final class FiresTest {
  private static final String EVERY_MINUTE = "* * * * *";

  private final Story story = new Story("2026-11-21T10:00:30Z");

  private void define(Schedule... schedules) {
    var _ = story.defined(agent(1, schedules));
  }

  @Test
  void firesEachNominalTimeOnce() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));

    assertThat(story.tick()).isEmpty();
    assertThat(Rows.of(story.at("2026-11-21T10:01:00Z").tick()))
        .containsExactly("10:01 dispatched");
    assertThat(story.tick()).isEmpty();
    assertThat(story.after(Duration.ofMillis(20)).tick()).isEmpty();
  }

  @Test
  void namesTheRunByScheduleAndNominalTime() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00.015Z").tick();

    assertThat(story.onlyRun().runId())
        .isEqualTo(RunIds.scheduled("s1", Instant.parse("2026-11-21T10:01:00Z")).toString());
    assertThat(story.onlyRun().origin().trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(story.startBy()).isEqualTo("2026-11-21T10:02:00.015Z");
  }

  @Test
  void ownsTheInstantFromWhichItHoldsButNotTheOneBefore() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:00Z"));

    assertThat(Rows.of(story.tick())).containsExactly("10:00 dispatched");
  }

  @Test
  void skipsTheFireWhileThePreviousRunIsActive() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z").tick();

    assertThat(Rows.of(story.at("2026-11-21T10:02:00Z").tick())).contains("10:02 OVERLAP");
  }

  @Test
  void firesAgainOnceThePreviousRunHasEnded() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z").tick();
    var _ = story.ended(story.onlyRun().runId(), 1);

    assertThat(Rows.of(story.at("2026-11-21T10:02:00Z").tick()))
        .containsExactly("10:02 dispatched");
  }

  @Test
  void letsTwoSchedulesOfOneAgentNotOverlapEither() {
    define(
        schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"),
        schedule("s2", EVERY_MINUTE, "2026-11-21T10:00:30Z"));

    assertThat(Rows.of(story.at("2026-11-21T10:01:00Z").tick()))
        .containsExactly("10:01 dispatched", "10:01 OVERLAP");
  }

  @Test
  void catchesUpTheLastMissedFireAndRecordsTheOthers() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));

    assertThat(Rows.of(story.at("2026-11-21T10:04:10Z").tick()))
        .containsExactly(
            "10:01 SUPERSEDED", "10:02 SUPERSEDED", "10:03 SUPERSEDED", "10:04 dispatched");
    assertThat(story.onlyRun().origin().trigger()).isEqualTo(Trigger.SCHEDULE);
  }

  @Test
  void callsALateFireACatchUp() {
    define(schedule("s1", "0 * * * *", "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T11:00:31Z").tick();

    assertThat(story.onlyRun().origin().trigger()).isEqualTo(Trigger.CATCH_UP);
  }

  @Test
  void doesNotRunWhatIsFoundTooLate() {
    define(schedule("s1", "0 * * * *", "2026-11-21T10:00:30Z"));

    assertThat(Rows.of(story.at("2026-11-21T13:30:00Z").tick()))
        .containsExactly("11:00 LATE", "12:00 LATE", "13:00 caught up");
  }

  @Test
  void recordsALoneFireThatIsFoundTooLate() {
    define(schedule("s1", "0 11 * * *", "2026-11-21T10:00:30Z"));

    assertThat(Rows.of(story.at("2026-11-21T12:00:01Z").tick())).containsExactly("11:00 LATE");
    assertThat(story.tick()).isEmpty();
  }

  @Test
  void doesNotFireWhatIsDisabled() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z", false));

    assertThat(story.at("2026-11-21T10:05:00Z").tick()).isEmpty();
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void doesNotFireInTheInstantInWhichItIsDisabled() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z");
    var _ = story.defined(agent(2, schedule("s1", EVERY_MINUTE, "2026-11-21T10:01:00Z", false)));

    assertThat(story.tick()).isEmpty();
  }

  @Test
  void recordsWhatWasMissedBeforeAScheduleWasDisabled() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    story.at("2026-11-21T10:03:00Z");
    var _ = story.defined(agent(2, schedule("s1", EVERY_MINUTE, "2026-11-21T10:02:30Z", false)));

    assertThat(Rows.of(story.tick())).containsExactly("10:01 DISABLED", "10:02 DISABLED");
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void firesWhatWasValidBeforeAnEditDuringDowntime() {
    define(schedule("s1", "0/10 * * * *", "2026-11-21T10:00:30Z"));
    story.at("2026-11-21T10:27:00Z");
    var _ = story.defined(agent(2, schedule("s1", "5/10 * * * *", "2026-11-21T10:22:00Z")));

    assertThat(Rows.of(story.tick()))
        .containsExactly("10:10 SUPERSEDED", "10:20 SUPERSEDED", "10:25 caught up");
  }

  @Test
  void keepsWhatIsOwedThroughSeveralEdits() {
    define(schedule("s1", "0/10 * * * *", "2026-11-21T10:00:30Z"));
    story.at("2026-11-21T10:27:00Z");
    var _ = story.defined(agent(2, schedule("s1", "1/10 * * * *", "2026-11-21T10:10:30Z")));
    var _ = story.defined(agent(3, schedule("s1", "2/10 * * * *", "2026-11-21T10:21:30Z")));

    assertThat(Rows.of(story.tick()))
        .containsExactly(
            "10:10 SUPERSEDED", "10:11 SUPERSEDED", "10:21 SUPERSEDED", "10:22 caught up");
  }

  @Test
  void doesNotFireTwiceWhenAnEditComesAfterTheFireItPrecedes() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z").tick();
    var _ = story.ended(story.onlyRun().runId(), 1);
    var _ = story.defined(agent(2, schedule("s1", "0/1 * * * *", "2026-11-21T10:00:59Z")));

    assertThat(story.tick()).isEmpty();
  }

  @Test
  void anEditThatLeavesTheRuleAloneLosesAndDoublesNothing() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z").tick();
    var _ = story.ended(story.onlyRun().runId(), 1);
    var _ = story.defined(agent(2, schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z")));

    assertThat(story.tick()).isEmpty();
    assertThat(Rows.of(story.at("2026-11-21T10:02:00Z").tick()))
        .containsExactly("10:02 dispatched");
  }

  @Test
  void recordsWhatADeletedAgentStillOwedBeforeItIsGone() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    story.at("2026-11-21T10:02:30Z");
    var _ = story.defined(deleted(2, "2026-11-21T10:02:10Z"));

    assertThat(story.state().isGone()).isFalse();
    assertThat(Rows.of(story.tick())).containsExactly("10:01 DELETED", "10:02 DELETED");
    assertThat(story.dueAt()).isEmpty();
    assertThat(story.state().isGone()).isTrue();
  }

  @Test
  void saysOnceOfARuleThatItCannotReadThatItNamesNothing() {
    define(schedule("s1", "every full moon", "2026-11-21T10:00:30Z"));

    assertThat(story.tick())
        .containsExactly(
            new Event.ScheduleRefused(
                new ScheduleRef("s1", "name of s1"),
                "expression \"EVERY FULL MOON\" has 3 fields; allowed: minute hour dayOfMonth month"
                    + " dayOfWeek, or second before these",
                Instant.parse("2026-11-21T10:00:29.999Z")));
    assertThat(story.tick()).isEmpty();
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackFiresNothingTwice() {
    define(schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z"));
    var _ = story.at("2026-11-21T10:01:00Z").tick();
    var _ = story.ended(story.onlyRun().runId(), 1);

    assertThat(story.at("2026-11-21T10:00:40Z").tick()).isEmpty();
    assertThat(story.at("2026-11-21T10:01:00Z").tick()).isEmpty();
    assertThat(Rows.of(story.at("2026-11-21T10:02:00Z").tick()))
        .containsExactly("10:02 dispatched");
  }

  @Test
  void ignoresOlderDefinitions() {
    var _ = story.defined(agent(3, schedule("s1", EVERY_MINUTE, "2026-11-21T10:00:30Z")));

    assertThat(story.defined(agent(2))).isEmpty();
    assertThat(Rows.of(story.at("2026-11-21T10:01:00Z").tick()))
        .containsExactly("10:01 dispatched");
  }

  @Test
  void saysLateBeforeSuperseded() {
    define(schedule("s1", "0/30 * * * *", "2026-11-21T10:00:30Z"));

    assertThat(Rows.of(story.at("2026-11-21T12:01:00Z").tick()))
        .containsExactly(
            "10:30 " + SkipReason.LATE,
            "11:00 " + SkipReason.LATE,
            "11:30 " + SkipReason.SUPERSEDED,
            "12:00 caught up");
  }
}
