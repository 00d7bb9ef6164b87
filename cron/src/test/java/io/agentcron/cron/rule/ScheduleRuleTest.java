package io.agentcron.cron.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.cron.DstPolicy;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleRuleTest {

  private static List<String> times(ScheduleRule rule, String after, int most) {
    return rule.times(Instant.parse(after)).limit(most).map(Instant::toString).toList();
  }

  @Test
  void namesTheTimesOfItsTimetable() {
    assertThat(times(Rules.cron("0 9 * * *", "Europe/Berlin").rule(), "2026-03-28T00:00:00Z", 2))
        .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z");
    assertThat(
            times(
                Rules.of(new Timing.Every(Duration.ofMinutes(90), Instant.EPOCH)).rule(),
                "2026-01-01T00:00:00Z",
                2))
        .containsExactly("2026-01-01T01:30:00Z", "2026-01-01T03:00:00Z");
    assertThat(
            times(
                Rules.of(new Timing.At(Instant.parse("2026-01-01T12:00:00Z"))).rule(),
                "2026-01-01T00:00:00Z",
                2))
        .containsExactly("2026-01-01T12:00:00Z");
  }

  @Test
  void namesFromItsStartOnAndBeforeItsEnd() {
    ScheduleRule rule =
        Rules.cron("0 * * * *", "UTC")
            .between("2026-01-01T10:00:00Z", "2026-01-01T13:00:00Z")
            .rule();

    assertThat(times(rule, "2020-01-01T00:00:00Z", 9))
        .containsExactly("2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z", "2026-01-01T12:00:00Z");
    assertThat(times(rule, "2026-01-01T10:00:00Z", 1)).containsExactly("2026-01-01T11:00:00Z");
    assertThat(times(rule, "2026-01-01T12:00:00Z", 1)).isEmpty();
  }

  @Test
  void startsBetweenTwoTimes() {
    ScheduleRule rule =
        Rules.cron("0 * * * *", "UTC").between("2026-01-01T10:00:00.001Z", "").rule();

    assertThat(times(rule, "2020-01-01T00:00:00Z", 1)).containsExactly("2026-01-01T11:00:00Z");
  }

  @Test
  void followsThePolicyForTransitionsThatIsAskedFor() {
    Rules rules = Rules.cron("30 2 * * *", "Europe/Berlin");
    Timing skip = new Timing.Cron("30 2 * * *", Optional.of(DstPolicy.Gap.SKIP), Optional.empty());
    Timing both =
        new Timing.Cron("30 2 * * *", Optional.empty(), Optional.of(DstPolicy.Overlap.BOTH));

    assertThat(times(rules.rule(), "2026-03-28T12:00:00Z", 1))
        .containsExactly("2026-03-29T01:00:00Z");
    assertThat(times(rules.with(skip).rule(), "2026-03-28T12:00:00Z", 1))
        .containsExactly("2026-03-30T00:30:00Z");
    assertThat(times(rules.with(both).rule(), "2026-03-28T12:00:00Z", 1))
        .containsExactly("2026-03-29T01:00:00Z");
    assertThat(times(rules.with(both).rule(), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-23T22:59:59Z, false",
    "2026-12-23T23:00:00Z, true",
    "2026-12-26T22:59:59Z, true",
    "2026-12-26T23:00:00Z, false",
  })
  void excludesWholeDaysOfItsZone(Instant time, boolean excluded) {
    ScheduleRule rule =
        Rules.cron("* * * * *", "Europe/Berlin")
            .without(new Excluded.Dates("2026-12-24", "2026-12-26"))
            .rule();

    assertThat(rule.isExcluded(time)).isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource({
    // The expression names minutes, so it excludes each of their seconds.
    "* 9-16 * * MON-FRI, 2026-01-05T08:00:00Z,   true",
    "* 9-16 * * MON-FRI, 2026-01-05T15:59:59Z,   true",
    "* 9-16 * * MON-FRI, 2026-01-05T16:00:00Z,   false",
    "* 9-16 * * MON-FRI, 2026-01-04T10:00:00Z,   false",
    "30 0 9 * * *,       2026-01-05T08:00:30Z,   true",
    "30 0 9 * * *,       2026-01-05T08:00:31Z,   false",
    // Both passes of the hour that comes twice.
    "* 2 * * *,          2026-10-25T00:30:00Z,   true",
    "* 2 * * *,          2026-10-25T01:30:00Z,   true",
    // What the expression would have fired for in the gap, and only then.
    "30 2 * * *,         2026-03-29T01:00:00Z,   true",
    "30 2 * * *,         2026-03-29T01:00:01Z,   false",
    "30 3 * * *,         2026-03-29T01:00:00Z,   false",
  })
  void excludesWhatAnExpressionMatches(String expression, Instant time, boolean excluded) {
    ScheduleRule rule =
        Rules.cron("* * * * *", "Europe/Berlin").without(new Excluded.Cron(expression)).rule();

    assertThat(rule.isExcluded(time)).isEqualTo(excluded);
  }

  @Test
  void namesWhatItExcludes() {
    ScheduleRule rule =
        Rules.cron("0 * * * *", "UTC").without(new Excluded.Cron("* 10 * * *")).rule();

    assertThat(times(rule, "2026-01-01T09:00:00Z", 1)).containsExactly("2026-01-01T10:00:00Z");
  }

  @Test
  void firesAtTheNominalTimeWithoutJitter() {
    Instant time = Instant.parse("2026-01-01T10:00:00Z");

    assertThat(Rules.cron("0 * * * *", "UTC").rule().fireTime("s1", time)).isEqualTo(time);
  }

  /** Versions and services have to agree: these never change. */
  @ParameterizedTest
  @CsvSource({
    "s1,                                   PT26.792S",
    "s2,                                   PT5M21.319S",
    "6ba7b811-9dad-11d1-80b4-00c04fd430c8, PT4M6.306S",
  })
  void delaysASchedulesFireAlwaysByTheSame(String scheduleId, Duration delay) {
    ScheduleRule rule = Rules.cron("0 * * * *", "UTC").jitter(Duration.ofMinutes(10)).rule();
    Instant time = Instant.parse("2026-01-01T10:00:00Z");

    assertThat(rule.fireTime(scheduleId, time)).isEqualTo(time.plus(delay));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT1S     | every second
          PT45S    | every 45 seconds
          PT1M     | every minute
          PT90S    | every 90 seconds
          PT90M    | every 90 minutes
          PT1H     | every hour
          PT2H30M  | every 2 hours and 30 minutes
          PT24H    | every day
          PT36H    | every 36 hours
          PT51H    | every 2 days and 3 hours
          PT168H   | every 7 days
          PT49H1S  | every 2 days, 1 hour and 1 second
          """)
  void saysAnIntervalInWords(Duration interval, String words) {
    assertThat(Rules.of(new Timing.Every(interval, Instant.EPOCH)).rule().description())
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-09T13:30:00Z     | once, at 9 March 2026, 14:30 (Europe/Berlin)
          2026-07-09T13:30:05.250Z | once, at 9 July 2026, 15:30:05 (Europe/Berlin)
          """)
  void saysAnInstantInTheWordsOfItsZone(Instant instant, String words) {
    ScheduleRule rule =
        Rules.cron("* * * * *", "Europe/Berlin").with(new Timing.At(instant)).rule();

    assertThat(rule.description()).isEqualTo(words);
  }

  @Test
  void saysAnExpressionInWords() {
    assertThat(Rules.cron("0 9 * * MON-FRI", "UTC").rule().description())
        .isEqualTo("at 09:00, Monday to Friday");
  }
}
