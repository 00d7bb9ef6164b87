package io.agentcron.api.agents;

import static io.agentcron.api.agents.AgentChangesTest.replaced;
import static io.agentcron.api.agents.AgentChangesTest.violations;
import static io.agentcron.api.agents.Samples.NOON;
import static io.agentcron.api.agents.Samples.agent;
import static io.agentcron.api.agents.Samples.at;
import static io.agentcron.api.agents.Samples.hourly;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.input.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleChangesTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));
  private final ScheduleChanges changes = new ScheduleChanges(at(LATER));

  @Test
  void addsAScheduleThatHoldsFromNowOn() {
    Agent next = replaced(changes.add(agent("a"), hourly("b")));

    assertThat(next.version()).isEqualTo(2);
    assertThat(next.schedules()).extracting(Schedule::effectiveFrom).containsExactly(NOON, LATER);
  }

  @Test
  void refusesASecondScheduleOfTheSameName() {
    Change taken = new Change.Refuse(new Refusal.ScheduleNameTaken("a"));

    assertThat(changes.add(agent("a"), hourly("a"))).isEqualTo(taken);
    assertThat(changes.replace(agent("a", "b"), new Reference("b"), hourly("a"))).isEqualTo(taken);
    assertThat(changes.patch(agent("a", "b"), new Reference("b"), Map.of("name", "a")))
        .isEqualTo(taken);
  }

  @Test
  void refusesTheHundredAndFirstSchedule() {
    Agent full = agent(IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new));

    assertThat(violations(changes.add(full, hourly("one more"))))
        .extracting(Violation::field)
        .containsExactly("schedules");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Change unknown = new Change.Refuse(new Refusal.UnknownSchedule("x"));
    Reference x = new Reference("x");

    assertThat(changes.replace(agent("a"), x, hourly("a"))).isEqualTo(unknown);
    assertThat(changes.patch(agent("a"), x, Map.of())).isEqualTo(unknown);
    assertThat(changes.enable(agent("a"), x, true)).isEqualTo(unknown);
    assertThat(changes.remove(agent("a"), x)).isEqualTo(unknown);
  }

  @Test
  void findsASchedulesByIdAndByName() {
    Agent agent = agent("a");
    String id = agent.schedules().getFirst().id().toString();

    assertThat(agent.schedule(new Reference("a"))).isPresent();
    assertThat(agent.schedule(new Reference(id))).isPresent();
    assertThat(agent.schedule(new Reference("A"))).isEmpty();
  }

  @Test
  void turnsAScheduleOffFromNowOnAndLeavesTheOthers() {
    Agent next = replaced(changes.enable(agent("a", "b"), new Reference("b"), false));

    assertThat(next.schedules()).extracting(it -> it.spec().enabled()).containsExactly(true, false);
    assertThat(next.schedules()).extracting(Schedule::effectiveFrom).containsExactly(NOON, LATER);
  }

  @Test
  void changesNothingByTurningOnWhatIsOn() {
    assertThat(changes.enable(agent("a"), new Reference("a"), true)).isEqualTo(new Change.Keep());
  }

  @Test
  void patchesAScheduleUnderTheSameRules() {
    assertThat(violations(changes.patch(agent("a"), new Reference("a"), Map.of("cron", "x"))))
        .extracting(Violation::field)
        .containsExactly("cron");
  }

  @Test
  void removesASchedule() {
    assertThat(replaced(changes.remove(agent("a", "b"), new Reference("a"))).schedules())
        .extracting(it -> it.spec().name())
        .containsExactly("b");
  }
}
