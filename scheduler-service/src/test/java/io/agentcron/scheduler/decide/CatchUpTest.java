package io.agentcron.scheduler.decide;

import static io.agentcron.scheduler.decide.Story.RULES;
import static io.agentcron.scheduler.decide.Story.agent;
import static io.agentcron.scheduler.decide.Story.catchingUp;
import static io.agentcron.scheduler.decide.Story.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import io.agentcron.scheduler.definition.CatchUp;
import io.agentcron.scheduler.definition.Rule;
import io.agentcron.scheduler.definition.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of fires that are found late, or come in a pause. */
final class CatchUpTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final String CREATED = "2026-11-21T10:00:30Z";

  private static Schedule everyTenMinutes(CatchUp.Policy policy) {
    return catchingUp(schedule("s1", "*/10 * * * *", CREATED), policy, HALF_AN_HOUR);
  }

  /** After downtime. */
  @Nested
  final class FoundLate {
    private final Story story = new Story(CREATED);

    private void define(CatchUp.Policy policy) {
      var _ = story.defined(agent(1, everyTenMinutes(policy)));
    }

    private List<String> at(String time) {
      return Rows.of(story.at("2026-11-21T" + time + "Z").tick());
    }

    private List<String> atTheEndOfTheRun(String time) {
      var _ = story.at("2026-11-21T" + time + "Z");
      var _ = story.ended(story.onlyRun().runId(), 1);
      return Rows.of(story.tick());
    }

    @Test
    void lastRunsTheNewest() {
      define(CatchUp.Policy.LAST);

      assertThat(at("10:55:00"))
          .containsExactly(
              "10:10 LATE",
              "10:20 LATE",
              "10:30 SUPERSEDED",
              "10:40 SUPERSEDED",
              "10:50 caught up");
    }

    @Test
    void lastRunsALoneOne() {
      define(CatchUp.Policy.LAST);

      assertThat(at("10:19:59")).containsExactly("10:10 caught up");
    }

    @Test
    void lastLetsNothingStandInThatIsNotRunItself() {
      RuleText text =
          new RuleText(
              new Timing.Cron("*/10 * * * *"),
              "UTC",
              Optional.empty(),
              Optional.empty(),
              Duration.ZERO,
              List.of(new Excluded.Cron("* 11 * * *")));
      var _ =
          story.defined(
              agent(
                  1,
                  schedule(
                      "s1",
                      Rule.of(
                          Instant.parse(CREATED),
                          Rule.State.ENABLED,
                          text,
                          OptionalLong.empty()))));

      assertThat(at("11:15:00"))
          .containsExactly(
              "10:10 LATE",
              "10:20 SUPERSEDED",
              "10:30 SUPERSEDED",
              "10:40 SUPERSEDED",
              "10:50 caught up",
              "11:00 BLACKOUT",
              "11:10 BLACKOUT");
    }

    @Test
    void noneRunsNone() {
      define(CatchUp.Policy.NONE);

      assertThat(at("10:25:00")).containsExactly("10:10 LATE", "10:20 LATE");
    }

    @Test
    void noneRunsWhatIsOnTime() {
      define(CatchUp.Policy.NONE);

      assertThat(at("10:10:30")).containsExactly("10:10 dispatched");
    }

    @Test
    void allRunsEachInOrderOneAtATime() {
      define(CatchUp.Policy.ALL);

      assertThat(at("10:35:00")).containsExactly("10:10 caught up");
      assertThat(at("10:36:00")).isEmpty();
      assertThat(atTheEndOfTheRun("10:36:00")).containsExactly("10:20 caught up");
      assertThat(atTheEndOfTheRun("10:36:05")).containsExactly("10:30 caught up");
      assertThat(atTheEndOfTheRun("10:36:10")).isEmpty();
    }

    @Test
    void allGivesUpWhatGetsTooLateWhileItWaits() {
      define(CatchUp.Policy.ALL);
      var _ = at("10:35:00");

      assertThat(at("10:50:00")).isEmpty();
      assertThat(at("10:50:00.001")).containsExactly("10:20 LATE");
      assertThat(atTheEndOfTheRun("10:50:01")).containsExactly("10:30 caught up");
    }

    @Test
    void allLetsAnOnTimeFireWaitForItsTurn() {
      define(CatchUp.Policy.ALL);
      var _ = at("10:39:00");

      assertThat(at("10:40:00")).isEmpty();
      assertThat(atTheEndOfTheRun("10:41:00")).containsExactly("10:20 caught up");
      assertThat(atTheEndOfTheRun("10:42:00")).containsExactly("10:30 caught up");
      assertThat(atTheEndOfTheRun("10:43:00")).containsExactly("10:40 caught up");
    }

    @Test
    void allObeysOverlapWhereNothingIsLate() {
      define(CatchUp.Policy.ALL);
      var _ = at("10:10:00");

      assertThat(at("10:20:00")).containsExactly("10:20 OVERLAP");
    }
  }

  /** While the agent is paused. */
  @Nested
  final class Held {
    private final Fold fold = new Fold(RULES);
    private final Fires fires = new Fires(RULES, new Admission(RULES), (_, _) -> this.paused);
    private AgentState state = AgentState.UNKNOWN;
    private boolean paused = true;

    private void define(CatchUp.Policy policy) {
      state = fold.apply(state, new Event.DefinitionApplied(agent(1, everyTenMinutes(policy))));
    }

    private List<String> at(String time) {
      List<Output> all = new ArrayList<>();
      for (List<Output> outputs = fires.next(state, moment(time));
          !outputs.isEmpty();
          outputs = fires.next(state, moment(time))) {
        all.addAll(outputs);
        for (Output output : outputs) {
          state = fold.apply(state, (Event) output);
        }
      }
      return Rows.of(all);
    }

    private String nextAfter(String time) {
      return fires.at(state, moment(time)).orElseThrow().toString().substring(11);
    }

    private static Moment moment(String time) {
      Instant now = Instant.parse("2026-11-21T" + time + "Z");
      return new Moment(now, now, false);
    }

    @Test
    void noneRecordsThePauseAtOnce() {
      define(CatchUp.Policy.NONE);

      assertThat(at("10:10:00")).containsExactly("10:10 PAUSED");
    }

    @Test
    void lastHoldsTheNewest() {
      define(CatchUp.Policy.LAST);

      assertThat(at("10:10:00")).isEmpty();
      assertThat(nextAfter("10:10:00")).isEqualTo("10:20:00Z");
      assertThat(at("10:20:00")).containsExactly("10:10 PAUSED");
      assertThat(nextAfter("10:20:00")).isEqualTo("10:30:00Z");
    }

    @Test
    void lastRunsTheNewestWhenThePauseEnds() {
      define(CatchUp.Policy.LAST);
      assertThat(at("10:25:00")).containsExactly("10:10 PAUSED");

      paused = false;

      assertThat(at("10:26:00")).containsExactly("10:20 caught up");
    }

    @Test
    void lastGivesUpALoneFireWhenItIsTooLate() {
      state =
          fold.apply(
              state,
              new Event.DefinitionApplied(
                  agent(
                      1,
                      catchingUp(
                          schedule("s1", "0 * * * *", CREATED),
                          CatchUp.Policy.LAST,
                          HALF_AN_HOUR))));

      assertThat(at("11:00:00")).isEmpty();
      assertThat(nextAfter("11:00:00")).isEqualTo("11:30:00.001Z");
      assertThat(at("11:30:00.001")).containsExactly("11:00 PAUSED");
    }

    @Test
    void allHoldsEachUntilItIsTooLate() {
      define(CatchUp.Policy.ALL);

      assertThat(at("10:35:00")).isEmpty();
      assertThat(nextAfter("10:35:00")).isEqualTo("10:40:00.001Z");
      assertThat(at("10:40:00.001")).containsExactly("10:10 PAUSED");
      paused = false;
      assertThat(at("10:41:00")).containsExactly("10:20 caught up");
    }

    @Test
    void recordsWhatIsWithdrawnMeanwhile() {
      define(CatchUp.Policy.ALL);
      var _ = at("10:25:00");
      state =
          fold.apply(
              state,
              new Event.DefinitionApplied(
                  agent(2, schedule("s1", "*/10 * * * *", "2026-11-21T10:26:00Z", false))));

      assertThat(at("10:26:00")).containsExactly("10:10 DISABLED", "10:20 DISABLED");
    }
  }
}
