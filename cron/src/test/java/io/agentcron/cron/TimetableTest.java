package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.time.api.constraints.InstantRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

  @Test
  void cronFiresByTheCalendarOfItsZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Timetable nine = new Timetable.Cron(ReferenceTables.valid("0 9 * * *"), berlin);

    assertThat(nine.next(Instant.parse("2026-03-28T08:00:00Z")))
        .contains(Instant.parse("2026-03-29T07:00:00Z"));
  }

  @Test
  void cronFollowsThePolicyItWasGiven() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    CronExpression inTheGap = ReferenceTables.valid("30 2 * * *");
    DstPolicy skip = new DstPolicy(DstPolicy.Gap.SKIP, DstPolicy.Overlap.FIRST);
    Instant before = Instant.parse("2026-03-28T12:00:00Z");

    assertThat(new Timetable.Cron(inTheGap, berlin).next(before))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(new Timetable.Cron(inTheGap, berlin, skip).next(before))
        .contains(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z,           2026-01-01T01:30:00Z",
    "2026-01-01T01:29:59.999999999Z, 2026-01-01T01:30:00Z",
    "2026-01-01T01:30:00Z,           2026-01-01T03:00:00Z",
    "2025-12-31T23:59:59Z,           2026-01-01T00:00:00Z",
    "2025-12-31T22:30:00Z,           2026-01-01T00:00:00Z",
    "2025-12-31T22:29:59Z,           2025-12-31T22:30:00Z",
  })
  void everyFiresAtMultiplesOfItsIntervalBeforeAndAfterTheAnchor(Instant after, Instant fire) {
    Timetable every =
        new Timetable.Every(Duration.ofMinutes(90), Instant.parse("2026-01-01T00:00:00Z"));

    assertThat(every.next(after)).contains(fire);
  }

  @Property
  void everyFiresLaterButNotByMoreThanItsInterval(
      @ForAll @LongRange(min = 1, max = 3_000_000_000L) long seconds,
      @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z")
          Instant anchor,
      @ForAll @InstantRange(min = "0001-01-01T00:00:00Z", max = "9999-12-31T23:59:59Z")
          Instant after) {
    Duration interval = Duration.ofSeconds(seconds);

    Instant fire = new Timetable.Every(interval, anchor).next(after).orElseThrow();

    assertThat(fire).isAfter(after).isBeforeOrEqualTo(after.plus(interval));
    Duration distance = Duration.between(anchor, fire);
    assertThat(distance).isEqualTo(interval.multipliedBy(distance.toSeconds() / seconds));
  }

  @Test
  void everyEndsWhereTimeEnds() {
    Timetable hourly = new Timetable.Every(Duration.ofHours(1), Instant.EPOCH);

    assertThat(hourly.next(Instant.MAX)).isEmpty();
    assertThat(hourly.next(Instant.MIN)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.000000001S", "PT876601H"})
  void everyRefusesWhatIsNoInterval(Duration interval) {
    assertThatThrownBy(() -> new Timetable.Every(interval, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found " + interval);
  }

  @Test
  void atFiresOnce() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");

    assertThat(new Timetable.At(noon).next(noon.minusNanos(1))).contains(noon);
    assertThat(new Timetable.At(noon).next(noon)).isEmpty();
  }
}
