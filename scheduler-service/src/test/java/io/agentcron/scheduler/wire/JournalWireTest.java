package io.agentcron.scheduler.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.contract.RunEvent;
import io.agentcron.contract.ScheduleFinished;
import io.agentcron.contract.ScheduleRefused;
import io.agentcron.scheduler.decide.Event;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.SkipReason;
import io.agentcron.scheduler.run.Trigger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal says of schedules. */
final class JournalWireTest {
  private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
  private static final ScheduleRef SCHEDULE = new ScheduleRef("s1", "often");

  private static RunEvent written(Event event) {
    return JournalWire.event("e1", "a1", Optional.empty(), event, T.plusSeconds(60)).orElseThrow();
  }

  @Test
  void saysAfterWhichTimeAScheduleIsFinished() {
    RunEvent event = written(new Event.ScheduleFinished(SCHEDULE, 5, T));

    assertThat(event.getPayload()).isEqualTo(new ScheduleFinished(5L));
    assertThat(event.getScheduleId()).isEqualTo("s1");
    assertThat(event.getScheduleName()).isEqualTo("often");
    assertThat(event.getNominalTime()).isEqualTo(T);
    assertThat(event.getRunId()).isNull();
  }

  @Test
  void saysAfterWhichTimeAScheduleCannotBeRead() {
    RunEvent event = written(new Event.ScheduleRefused(SCHEDULE, "no such zone", T));

    assertThat(event.getPayload()).isEqualTo(new ScheduleRefused("no such zone"));
    assertThat(event.getScheduleId()).isEqualTo("s1");
    assertThat(event.getNominalTime()).isEqualTo(T);
  }

  @ParameterizedTest
  @EnumSource
  void givesEachReasonItsName(SkipReason reason) {
    RunOrigin origin =
        new RunOrigin(
            "r1",
            Optional.of(SCHEDULE),
            Trigger.CATCH_UP,
            Optional.of(T),
            3,
            Optional.empty(),
            Optional.empty());

    RunEvent event = written(new Event.RunSkipped(origin, reason, "so it is"));

    assertThat(event.getPayload())
        .isInstanceOfSatisfying(
            io.agentcron.contract.RunSkipped.class,
            skipped ->
                assertThat(skipped.getReason().name())
                    .isEqualTo(reason.name().toLowerCase(Locale.ROOT)));
    assertThat(event.getNominalTime()).isEqualTo(T);
  }
}
