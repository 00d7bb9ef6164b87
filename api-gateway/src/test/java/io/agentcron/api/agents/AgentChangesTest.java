package io.agentcron.api.agents;

import static io.agentcron.api.agents.Samples.NOON;
import static io.agentcron.api.agents.Samples.agent;
import static io.agentcron.api.agents.Samples.at;
import static io.agentcron.api.agents.Samples.hourly;
import static io.agentcron.api.agents.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.input.Violation;
import io.agentcron.cron.rule.RuleText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentChangesTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  @Test
  void startsAtVersionOneToTheMillisecond() {
    Agent agent =
        at(NOON.plusNanos(1_234_567))
            .create(
                new AgentDraft(
                    spec("disk"),
                    Optional.of(List.of(new ScheduleDraft(Optional.empty(), hourly("hourly"))))),
                UUID.randomUUID(),
                "owner",
                "someone");

    assertThat(agent.version()).isEqualTo(1);
    assertThat(agent.createdBy()).isEqualTo("someone");
    assertThat(agent.createdAt()).isEqualTo(NOON.plusMillis(1));
    assertThat(agent.schedules().getFirst().effectiveFrom()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void keepsTheVersionWhenNothingChanges() {
    Agent agent = agent("hourly");

    assertThat(at(LATER).replace(agent, new AgentDraft(agent.spec(), Optional.empty())))
        .isEqualTo(new Change.Keep());
    assertThat(at(LATER).patch(agent, Map.of("enabled", true))).isEqualTo(new Change.Keep());
  }

  @Test
  void leavesSchedulesAloneThatTheRequestDoesNotSpeakOf() {
    Agent agent = agent("hourly");

    Agent next =
        replaced(at(LATER).replace(agent, new AgentDraft(spec("other"), Optional.empty())));

    assertThat(next.version()).isEqualTo(2);
    assertThat(next.schedules()).isEqualTo(agent.schedules());
    assertThat(next.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void startsEveryRuleAnewWhenTheAgentIsTurnedOnOrOff() {
    Agent next = replaced(at(LATER).toggle(agent("a", "b")));

    assertThat(next.spec().enabled()).isFalse();
    assertThat(next.schedules()).extracting(Schedule::effectiveFrom).containsOnly(LATER);
  }

  @Test
  void startsARuleAnewOnlyWhereTheRuleChanged() {
    Agent agent = agent("renamed", "moved");
    Schedule renamed = agent.schedules().getFirst();
    Schedule moved = agent.schedules().getLast();
    ScheduleSpec elsewhere = Samples.schedule("moved", RuleText.cron("0 * * * *", "Asia/Tokyo"));

    Agent next =
        replaced(
            at(LATER)
                .replace(
                    agent,
                    new AgentDraft(
                        agent.spec(),
                        Optional.of(
                            List.of(
                                new ScheduleDraft(Optional.of(renamed.id()), hourly("new name")),
                                new ScheduleDraft(Optional.empty(), elsewhere))))));

    assertThat(next.schedules())
        .containsExactly(
            new Schedule(renamed.id(), hourly("new name"), NOON),
            new Schedule(moved.id(), elsewhere, LATER));
  }

  @Test
  void removesSchedulesThatTheRequestLeavesOut() {
    Agent next =
        replaced(
            at(LATER)
                .replace(agent("a", "b"), new AgentDraft(spec("disk"), Optional.of(List.of()))));

    assertThat(next.schedules()).isEmpty();
  }

  @Test
  void swapsNamesOfSchedulesThatAreMeantByTheirIds() {
    Agent agent = agent("a", "b");
    UUID a = agent.schedules().getFirst().id();
    UUID b = agent.schedules().getLast().id();

    Agent next =
        replaced(
            at(LATER)
                .replace(
                    agent,
                    new AgentDraft(
                        agent.spec(),
                        Optional.of(
                            List.of(
                                new ScheduleDraft(Optional.of(a), hourly("b")),
                                new ScheduleDraft(Optional.of(b), hourly("a")))))));

    assertThat(next.schedules()).extracting(Schedule::id).containsExactly(a, b);
  }

  @Test
  void refusesScheduleIdsOfOthers() {
    Change change =
        at(LATER)
            .replace(
                agent(),
                new AgentDraft(
                    spec("disk"),
                    Optional.of(
                        List.of(new ScheduleDraft(Optional.of(UUID.randomUUID()), hourly("a"))))));

    assertThat(violations(change)).extracting(Violation::field).containsExactly("schedules[0].id");
  }

  @Test
  void patchesWhatIsNamedAndRemovesWhatIsNull() {
    Map<String, @Nullable Object> limits = new HashMap<>();
    limits.put("timeout", "PT5M");
    Agent limited = replaced(at(LATER).patch(agent(), Map.of("limits", limits)));
    Map<String, @Nullable Object> removal = new HashMap<>();
    removal.put("limits", null);

    Agent next = replaced(at(LATER).patch(limited, removal));

    assertThat(limited.spec().limits().timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(next.spec().limits()).isEqualTo(Limits.DEFAULT);
    assertThat(next.version()).isEqualTo(3);
  }

  @Test
  void patchesUnderTheSameRules() {
    assertThat(violations(at(LATER).patch(agent(), Map.of("runtime", Map.of("type", "perl")))))
        .extracting(Violation::field)
        .contains("runtime.type");
  }

  @Test
  void deletesByAVersion() {
    Agent agent = agent("hourly");

    Change change = at(LATER).delete(agent);

    assertThat(change)
        .isInstanceOfSatisfying(
            Change.Delete.class, it -> assertThat(it.last().version()).isEqualTo(2));
  }

  @Test
  void neverGoesBackInTimeWithAClockThatDoes() {
    Agent agent = agent("hourly");

    Agent next = replaced(at(NOON.minusSeconds(60)).toggle(agent));

    assertThat(next.updatedAt()).isEqualTo(NOON);
    assertThat(next.schedules().getFirst().effectiveFrom()).isEqualTo(NOON.plusMillis(1));
  }

  static Agent replaced(Change change) {
    return ((Change.Replace) change).agent();
  }

  static List<Violation> violations(Change change) {
    return ((Refusal.Invalid) ((Change.Refuse) change).refusal()).violations();
  }
}
