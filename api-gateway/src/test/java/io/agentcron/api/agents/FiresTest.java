package io.agentcron.api.agents;

import static io.agentcron.api.agents.Samples.NOON;
import static io.agentcron.api.agents.Samples.agent;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiresTest {
  private final Agent on = agent("hourly");
  private final Schedule schedule = on.schedules().getFirst();

  @Test
  void saysWhenAScheduleFiresNextAndWhatItMeans() {
    assertThat(Fires.next(OwnedSchedule.of(on, schedule), NOON)).contains(NOON.plusSeconds(3600));
    assertThat(Fires.description(schedule.spec())).isEqualTo("every hour");
  }

  @Test
  void expectsNoFireOfWhatIsOff() {
    Agent off = AgentChangesTest.replaced(Samples.at(NOON).toggle(on));
    Schedule disabled =
        new Schedule(schedule.id(), schedule.spec().withEnabled(false), schedule.effectiveFrom());

    assertThat(Fires.next(OwnedSchedule.of(off, schedule), NOON)).isEmpty();
    assertThat(Fires.next(OwnedSchedule.of(on, disabled), NOON)).isEmpty();
  }
}
