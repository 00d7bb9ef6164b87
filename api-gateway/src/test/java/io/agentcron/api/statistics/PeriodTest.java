package io.agentcron.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.statistics.Period.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    // An ordinary week.
    "7d, 2026-03-11T12:00:00Z, UTC, 2026-03-05T00:00:00Z, 7",
    "30d, 2026-03-11T12:00:00Z, UTC, 2026-02-10T00:00:00Z, 30",
    // Still yesterday in New York; the week begins before its clocks go forward on 8 March.
    "7d, 2026-03-11T03:59:00Z, America/New_York, 2026-03-04T05:00:00Z, 7",
    // Midnight does not exist: on 6 September the clocks of Santiago go from 0:00 to 1:00.
    "7d, 2026-09-12T12:00:00Z, America/Santiago, 2026-09-06T04:00:00Z, 7",
    // Half an hour of daylight saving, and 45 minutes of offset.
    "7d, 2026-04-08T00:00:00Z, Australia/Lord_Howe, 2026-04-01T13:00:00Z, 7",
    "7d, 2026-03-11T12:00:00Z, Asia/Kathmandu, 2026-03-04T18:15:00Z, 7",
    // Twenty-four hours to the bucket.
    "24h, 2026-03-11T12:00:00Z, UTC, 2026-03-10T12:00:00Z, 2",
    "24h, 2026-03-11T12:00:01Z, UTC, 2026-03-10T12:15:00Z, 2",
    // 24 hours within the 25 of a day, and over the 23 of another.
    "24h, 2026-11-02T04:30:00Z, America/New_York, 2026-11-01T04:30:00Z, 1",
    "24h, 2026-03-09T04:30:00Z, America/New_York, 2026-03-08T04:30:00Z, 3",
  })
  void beginsWhereTheZoneSays(
      String period, Instant now, ZoneId zone, Instant from, int numberOfDays) {
    Window window = Period.of(period).orElseThrow().window(now, zone);

    assertThat(window.from()).isEqualTo(from).isEqualTo(Bucket.startOf(from));
    assertThat(window.days()).hasSize(numberOfDays).doesNotHaveDuplicates();
    assertThat(window.days().getLast()).isEqualTo(LocalDate.ofInstant(now, zone));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-08, 92", "2026-11-01, 100", "2026-06-01, 96"})
  void aDayHasTheHoursThatItsZoneGivesIt(LocalDate day, long quarters) {
    // Given a run in every quarter of an hour of a week around the day
    ZoneId zone = ZoneId.of("America/New_York");
    Map<Instant, Bucket> buckets = new TreeMap<>();
    Instant start = day.minusDays(3).atStartOfDay(zone).toInstant();
    for (int quarter = 0; quarter < 7 * 96; quarter++) {
      buckets.put(
          start.plus(Bucket.WIDTH.multipliedBy(quarter)),
          Bucket.ofRun(RunStatus.SUCCESS, 1, Optional.empty()));
    }

    // When
    Window window =
        Period.WEEK.window(day.plusDays(3).atTime(12, 0).atZone(zone).toInstant(), zone);
    Map<LocalDate, Long> totals = new TreeMap<>();
    Day.of(window, buckets).forEach(it -> totals.put(it.date(), it.counts().total()));

    // Then
    assertThat(totals).hasSize(7).containsEntry(day, quarters);
  }

  @Test
  void listsDaysOnWhichNothingEnded() {
    Window window = Period.MONTH.window(Instant.parse("2026-03-11T12:00:00Z"), ZoneOffset.UTC);

    AgentStatistics statistics =
        AgentStatistics.of(
            window,
            Map.of(
                Instant.parse("2026-03-11T11:45:00Z"),
                Bucket.ofRun(RunStatus.SUCCESS, 5, Optional.of(Duration.ofSeconds(2)))),
            Optional.empty());

    assertThat(statistics.days()).hasSize(30);
    assertThat(statistics.days().getFirst().counts()).isEqualTo(Counts.NONE);
    assertThat(statistics.days().getLast().counts()).isEqualTo(new Counts(1, 0, 0, 5));
    assertThat(statistics.runs().counts().successRate()).contains(1.0);
  }

  @Test
  void hasNoSuccessRateWhereNothingRan() {
    assertThat(Counts.NONE.successRate()).isEmpty();
    assertThat(new Counts(0, 0, 3, 0).successRate()).isEmpty();
    assertThat(new Counts(1, 3, 5, 0).successRate()).contains(0.25);
  }
}
