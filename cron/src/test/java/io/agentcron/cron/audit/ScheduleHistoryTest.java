package io.agentcron.cron.audit;

import static io.agentcron.cron.audit.Histories.cronFrom;
import static io.agentcron.cron.audit.Histories.history;
import static io.agentcron.cron.audit.Histories.off;
import static io.agentcron.cron.audit.Histories.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.cron.rule.RuleText.Excluded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ScheduleHistoryTest {

  private static Instant time(String clock) {
    return Instant.parse("2026-01-05T" + clock + "Z");
  }

  private static List<String> clocks(List<ExpectedFire> fires) {
    return fires.stream().map(fire -> fire.nominalTime().toString().substring(11, 16)).toList();
  }

  private static List<String> between(ScheduleHistory history, String from, String to) {
    return clocks(history.fires(time(from), time(to)).toList());
  }

  @Test
  void givesEachInstantToTheRevisionThatWasInForce() {
    ScheduleHistory history =
        history(
            "s1",
            cronFrom("2026-01-05T09:00:00Z", "0 * * * *"),
            cronFrom("2026-01-05T11:00:00Z", "30 * * * *"),
            off("2026-01-05T12:45:00Z"),
            cronFrom("2026-01-05T14:00:00Z", "0 * * * *"));

    assertThat(between(history, "00:00:00", "16:00:00"))
        .containsExactly("09:00", "10:00", "11:30", "12:30", "14:00", "15:00");
    assertThat(between(history, "09:00:00", "11:30:00")).containsExactly("09:00", "10:00");
    assertThat(between(history, "09:00:00.001", "11:30:00.001")).containsExactly("10:00", "11:30");
  }

  @Test
  void doesNotDelayAFireBeyondTheFirstOfTheNextRevision() {
    ScheduleHistory history =
        history(
            "s1",
            revision(
                "2026-01-05T09:00:00Z", "0 9 * * *", Duration.ofHours(5), OptionalLong.empty()),
            cronFrom("2026-01-05T09:00:01Z", "* * * * *"));

    assertThat(history.fires(time("09:00:00"), time("09:02:00")))
        .extracting(ExpectedFire::fireTime)
        .containsExactly(time("09:01:00"), time("09:01:00"));
  }

  @Test
  void marksWhatIsExcluded() {
    ScheduleHistory history =
        history(
            "s1",
            revision(
                "2026-01-05T09:00:00Z",
                "0 * * * *",
                Duration.ZERO,
                OptionalLong.empty(),
                new Excluded.Cron("* 10 * * *")));

    assertThat(history.fires(time("09:00:00"), time("12:00:00")))
        .extracting(ExpectedFire::excluded)
        .containsExactly(false, true, false);
  }

  @Test
  void forecastsAsManyFiresAsAreLeft() {
    ScheduleHistory history =
        history(
            "s1",
            revision(
                "2026-01-05T09:00:00Z",
                "0 * * * *",
                Duration.ZERO,
                OptionalLong.of(3),
                new Excluded.Cron("* 10 * * *")));

    assertThat(clocks(history.forecast(time("09:00:00"), time("23:00:00"), 0, 99)))
        .containsExactly("09:00", "10:00", "11:00", "12:00");
    assertThat(clocks(history.forecast(time("09:00:00"), time("23:00:00"), 2, 99)))
        .containsExactly("09:00");
    assertThat(clocks(history.forecast(time("09:00:00"), time("23:00:00"), 0, 2)))
        .containsExactly("09:00", "10:00");
    assertThat(history.forecast(time("09:00:00"), time("23:00:00"), 3, 99)).isEmpty();
  }

  @Test
  void goesOnWhereALaterRevisionAllowsMore() {
    ScheduleHistory history =
        history(
            "s1",
            revision("2026-01-05T09:00:00Z", "0 * * * *", Duration.ZERO, OptionalLong.of(1)),
            revision("2026-01-05T12:00:00Z", "0 * * * *", Duration.ZERO, OptionalLong.of(2)));

    assertThat(clocks(history.forecast(time("09:00:00"), time("23:00:00"), 0, 99)))
        .containsExactly("09:00", "12:00");
  }

  @Test
  void refusesRevisionsOutOfOrder() {
    assertThatThrownBy(
            () -> history("s1", off("2026-01-05T12:00:00Z"), off("2026-01-05T12:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s1");
  }
}
