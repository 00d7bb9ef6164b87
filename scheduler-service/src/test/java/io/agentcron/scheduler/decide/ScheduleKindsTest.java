package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.deleted;
import static io.agentcron.scheduler.decide.Story.overlapping;
import static io.agentcron.scheduler.decide.Story.rule;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Rule.State;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.Cursor;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What rules can say beyond a cron expression, and how they replace each other. */
final class ScheduleKindsTest {
  private static final String CREATED = "2026-11-21T10:00:30Z";
  private static final Timing EVERY_MINUTE = new Timing.Cron("* * * * *");

  private final Story story = new Story(CREATED);

  private static Rule timed(Timing timing, Duration jitter, Excluded... exclude) {
    return Rule.of(
        Instant.parse(CREATED),
        State.ENABLED,
        new RuleText(timing, "UTC", Optional.empty(), Optional.empty(), jitter, List.of(exclude)),
        OptionalLong.empty());
  }

  private static Rule limited(long maxFires, String effectiveFrom) {
    return Rule.of(
        Instant.parse(effectiveFrom),
        State.ENABLED,
        RuleText.cron("* * * * *", "UTC"),
        OptionalLong.of(maxFires));
  }

  private void define(long version, Rule... rules) {
    Schedule schedule = schedule("s1", rules);
    var _ = story.defined(agent(version, overlapping(schedule, new OverlapPolicy.Parallel(9))));
  }

  /** What comes until then, looked at every second. */
  private List<String> until(String time) {
    List<String> rows = new ArrayList<>();
    Instant end = Instant.parse("2026-11-21T" + time + "Z");
    while (story.now().isBefore(end)) {
      rows.addAll(Rows.of(story.after(Duration.ofSeconds(1)).tick()));
    }
    return rows;
  }

  @Test
  void firesAtIntervalsFromTheAnchor() {
    define(
        1,
        timed(
            new Timing.Every(Duration.ofMinutes(7), Instant.parse("2026-11-21T09:58:00Z")),
            Duration.ZERO));

    assertThat(until("10:20:00"))
        .containsExactly("10:05 dispatched", "10:12 dispatched", "10:19 dispatched");
  }

  @Test
  void firesOnce() {
    define(1, timed(new Timing.At(Instant.parse("2026-11-21T10:05:00Z")), Duration.ZERO));

    assertThat(until("10:20:00")).containsExactly("10:05 dispatched");
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void firesAfterItsJitterAndCountsLatenessFromThen() {
    Rule hourly = timed(new Timing.Cron("0 * * * *"), Duration.ofMinutes(40));
    define(1, hourly);
    Instant nominal = Instant.parse("2026-11-21T11:00:00Z");
    Instant fireTime = hourly.firing().orElseThrow().fireTime("s1", nominal);

    assertThat(fireTime).isAfter(nominal);
    assertThat(story.dueAt()).contains(fireTime);
    assertThat(story.at(fireTime.minusMillis(1).toString()).tick()).isEmpty();
    assertThat(Rows.of(story.at(fireTime.plusSeconds(30).toString()).tick()))
        .containsExactly("11:00 dispatched");
  }

  @Test
  void aRuleThatIsReplacedFiresBeforeTheNextOneDoes() {
    Rule hourly = timed(new Timing.Cron("0 * * * *"), Duration.ofMinutes(50));
    Instant nominal = Instant.parse("2026-11-21T11:00:00Z");
    Instant fireTime = hourly.firing().orElseThrow().fireTime("s1", nominal);
    Instant sooner = nominal.plusSeconds(1);
    assertThat(fireTime).isAfter(sooner);
    define(1, hourly);
    var _ = story.at("2026-11-21T11:00:00.500Z");
    define(2, rule("* * * * * *", "2026-11-21T11:00:00.500Z", State.ENABLED));

    assertThat(story.dueAt()).contains(sooner);
    assertThat(Rows.of(story.at(sooner.toString()).tick()))
        .containsExactly("11:00 dispatched", "11:00 dispatched");
  }

  @Test
  void recordsABlackout() {
    define(1, timed(EVERY_MINUTE, Duration.ZERO, new Excluded.Cron("2-3 10 * * *")));

    assertThat(until("10:04:00"))
        .containsExactly(
            "10:01 dispatched", "10:02 BLACKOUT", "10:03 BLACKOUT", "10:04 dispatched");
  }

  @Test
  void finishesAfterSoManyFiresAndSaysSoOnce() {
    define(1, limited(2, CREATED));

    assertThat(until("10:05:00"))
        .containsExactly("10:01 dispatched", "10:02 dispatched", "finished after 2");
    assertThat(story.dueAt()).isEmpty();
    assertThat(story.state().activity().cursors().values())
        .extracting(Cursor::decided)
        .containsExactly(Instant.parse("2026-11-21T10:02:00Z"));
  }

  @Test
  void countsWhatWasRequestedAndNotWhatWasSkipped() {
    var _ = story.defined(agent(1, schedule("s1", limited(2, CREATED))));

    List<String> rows = new ArrayList<>(until("10:03:00"));
    var _ = story.ended(story.onlyRun().runId(), 1);
    rows.addAll(until("10:05:00"));

    assertThat(rows)
        .containsExactly(
            "10:01 dispatched",
            "10:02 OVERLAP",
            "10:03 OVERLAP",
            "10:04 dispatched",
            "finished after 2");
  }

  @Test
  void keepsTheCountOverAnEditAndGoesOnWhereItIsAllowedMore() {
    define(1, limited(2, CREATED));
    var _ = until("10:03:30");
    define(2, limited(2, "2026-11-21T10:03:30Z"));
    assertThat(until("10:04:30")).isEmpty();
    define(3, limited(3, "2026-11-21T10:04:30Z"));

    assertThat(until("10:07:00")).containsExactly("10:05 dispatched", "finished after 3");
  }

  @Test
  void isFinishedAtOnceByAnEditThatAllowsLess() {
    define(1, limited(5, CREATED));
    var _ = until("10:03:30");
    define(2, limited(1, "2026-11-21T10:03:30Z"));

    assertThat(story.tick())
        .containsExactly(
            new Event.ScheduleFinished(
                new ScheduleRef("s1", "name of s1"), 3, Instant.parse("2026-11-21T10:03:00Z")));
    assertThat(until("10:06:00")).isEmpty();
  }

  @Test
  void doesNotFireInTheInstantInWhichItsRuleBecomesUnreadable() {
    define(1, rule("* * * * *", CREATED, State.ENABLED));
    var _ = story.at("2026-11-21T10:02:00Z");
    define(2, rule("* * * * whenever", "2026-11-21T10:01:59.999Z", State.ENABLED));

    assertThat(Rows.of(story.tick())).containsExactly("10:01 INVALID", "refused");
    assertThat(story.dueAt()).isEmpty();
  }

  @Test
  void refusesEachUnreadableRuleOnceAndGoesOnWithAReadableOne() {
    define(1, rule("whenever", CREATED, State.ENABLED));
    assertThat(until("10:02:30")).containsExactly("refused");
    define(2, rule("whenever", CREATED, State.ENABLED));
    assertThat(until("10:03:30")).isEmpty();
    define(3, rule("on Mondays", "2026-11-21T10:03:30Z", State.ENABLED));
    assertThat(until("10:04:30")).containsExactly("refused");
    define(4, rule("* * * * *", "2026-11-21T10:04:30Z", State.ENABLED));

    assertThat(until("10:05:30")).containsExactly("10:05 dispatched");
  }

  @Test
  void doesNotFireInTheInstantInWhichItsAgentIsDeleted() {
    define(1, rule("* * * * *", CREATED, State.ENABLED));
    var _ = story.at("2026-11-21T10:01:00Z");
    var _ = story.defined(deleted(2, "2026-11-21T10:01:00Z"));

    assertThat(story.tick()).isEmpty();
    assertThat(story.state().isGone()).isTrue();
  }

  @Test
  void findsInOneRecordWhatSeveralEditsDidWhileItWasDown() {
    define(1, rule("*/10 * * * *", CREATED, State.ENABLED));
    var _ = story.at("2026-11-21T10:27:00Z").awakes();
    define(
        4,
        rule("*/10 * * * *", CREATED, State.ENABLED),
        rule("1/10 * * * *", "2026-11-21T10:10:30Z", State.ENABLED),
        rule("1/10 * * * *", "2026-11-21T10:11:30Z", State.DISABLED),
        rule("5/10 * * * *", "2026-11-21T10:24:30Z", State.ENABLED));

    assertThat(Rows.of(story.tick()))
        .containsExactly("10:10 DISABLED", "10:11 DISABLED", "10:25 caught up");
  }

  @Test
  void owesWhatARuleNamedBeforeItsRecordCame() {
    define(1, rule("0 * * * * *", CREATED, State.ENABLED));
    assertThat(until("10:01:01")).containsExactly("10:01 dispatched");
    define(2, rule("0,59 * * * * *", "2026-11-21T10:00:50Z", State.ENABLED));

    assertThat(Rows.of(story.tick())).containsExactly("10:00 dispatched");
    assertThat(until("10:02:00")).containsExactly("10:01 dispatched", "10:02 dispatched");
  }

  @Test
  void forgetsADeletedScheduleWhenNoRecordNamesItAnyMore() {
    define(1, rule("* * * * *", CREATED, State.ENABLED));
    var _ = story.at("2026-11-21T10:01:00Z");
    define(
        2,
        rule("* * * * *", CREATED, State.ENABLED),
        rule("* * * * *", "2026-11-21T10:01:00Z", State.DELETED));
    define(
        3,
        rule("* * * * *", CREATED, State.ENABLED),
        rule("* * * * *", "2026-11-21T10:01:00Z", State.DELETED));
    assertThat(until("10:03:00")).isEmpty();
    assertThat(story.state().activity().cursors()).containsOnlyKeys("s1");

    var _ = story.defined(agent(4));

    assertThat(story.state().activity().cursors()).isEmpty();
    assertThat(story.state().agent().orElseThrow().schedules()).isEmpty();
  }
}
