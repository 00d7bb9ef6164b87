package io.agentcron.api.agents;

import static io.agentcron.api.agents.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.audit.Forecast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void addsUpWhatAllSchedulesAreAboutToDo() {
    Agent agent = Samples.agent("a", "b");
    Agent off =
        AgentChangesTest.replaced(
            new ScheduleChanges(Samples.at(NOON)).enable(agent, new Reference("b"), false));

    Forecast both =
        Forecast.of(List.of(agent), Promises::always, NOON, NOON.plus(Duration.ofHours(3)));
    Forecast one =
        Forecast.of(List.of(off), Promises::always, NOON, NOON.plus(Duration.ofHours(3)));

    assertThat(both.total()).isEqualTo(6);
    assertThat(both.fires().getFirst().nominalTime()).isEqualTo(NOON);
    assertThat(both.mostAtOnce()).isEqualTo(2);
    assertThat(both.mostCostMicroUsd()).isEmpty();
    assertThat(one.total()).isEqualTo(3);
    assertThat(one.mostAtOnce()).isEqualTo(1);
  }
}
