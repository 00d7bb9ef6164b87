package io.agentcron.api.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangePropertiesTest {
  /** A request, at some time after the one before or before it. */
  record Step(int action, int name, long secondsOn) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(-30, 300))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void versionsGrowByOneAndRulesKeepTheirTimeUntilTheyChange(@ForAll("steps") List<Step> steps) {
    Agent agent = Samples.agent("s0");
    Instant now = Samples.NOON;
    for (Step step : steps) {
      now = now.plusSeconds(step.secondsOn());
      Change change = apply(agent, step, now);
      if (change instanceof Change.Replace(Agent next)) {
        assertThat(next.version()).isEqualTo(agent.version() + 1);
        assertThat(next.updatedAt()).isAfterOrEqualTo(agent.updatedAt());
        for (Schedule schedule : next.schedules()) {
          check(agent, next, schedule);
        }
        agent = next;
      }
    }
  }

  private static void check(Agent before, Agent after, Schedule schedule) {
    Optional<Schedule> old =
        before.schedules().stream().filter(it -> it.id().equals(schedule.id())).findFirst();
    if (old.isEmpty()) {
      return;
    }
    boolean sameRule =
        old.get().spec().sameRule(schedule.spec())
            && before.spec().enabled() == after.spec().enabled();
    if (sameRule) {
      assertThat(schedule.effectiveFrom()).isEqualTo(old.get().effectiveFrom());
    } else {
      assertThat(schedule.effectiveFrom()).isAfter(old.get().effectiveFrom());
    }
  }

  private static Change apply(Agent agent, Step step, Instant now) {
    AgentChanges changes = new AgentChanges(now, UUID::randomUUID);
    ScheduleChanges schedules = new ScheduleChanges(changes);
    String name = "s" + step.name();
    Reference reference = new Reference(name);
    return switch (step.action()) {
      case 0 -> changes.toggle(agent);
      case 1 -> changes.patch(agent, Map.of("description", name));
      case 2 -> schedules.add(agent, Samples.hourly(name));
      case 3 -> schedules.remove(agent, reference);
      case 4 -> schedules.enable(agent, reference, now.getEpochSecond() % 2 == 0);
      default ->
          schedules.patch(agent, reference, Map.of("cron", now.getEpochSecond() % 60 + " * * * *"));
    };
  }
}
