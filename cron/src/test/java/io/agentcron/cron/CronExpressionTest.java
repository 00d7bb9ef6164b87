package io.agentcron.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30 2 * * *   | 2025-03-09T07:00:00Z | GAP
          0 2,3 * * *  | 2025-03-09T07:00:00Z | GAP
          0 3 * * *    | 2025-03-09T07:00:00Z | NONE
          */30 * * * * | 2025-03-09T07:00:00Z | NONE
          30 2 * * *   | 2025-03-10T06:30:00Z | NONE
          30 1 * * *   | 2025-11-02T05:30:00Z | OVERLAP
          */30 * * * * | 2025-11-02T05:30:00Z | OVERLAP
          */30 * * * * | 2025-11-02T06:30:00Z | OVERLAP
          0 2 * * *    | 2025-11-02T07:00:00Z | NONE
          """)
  void tellsWhichFiresATransitionAffects(String text, Instant fire, DstEffect effect) {
    CronExpression expression = ReferenceTables.valid(text);

    assertThat(expression.next(fire.minusNanos(1), NEW_YORK)).contains(fire);
    assertThat(expression.dstEffect(fire, NEW_YORK, expression.dstPolicy())).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({
    // The clock jumps from 02:00 to 03:00.
    "30 2 * * *,   SHIFT, FIRST, 2025-03-09T06:00:00Z, 2025-03-09T07:00:00Z",
    "30 2 * * *,   SKIP,  FIRST, 2025-03-09T06:00:00Z, 2025-03-10T06:30:00Z",
    "*/20 2 * * *, SHIFT, BOTH,  2025-03-09T06:59:59Z, 2025-03-09T07:00:00Z",
    "*/20 2 * * *, SKIP,  BOTH,  2025-03-09T06:59:59Z, 2025-03-10T06:00:00Z",
    // The clock falls from 02:00 back to 01:00.
    "30 1 * * *,   SHIFT, FIRST, 2025-11-02T05:30:00Z, 2025-11-03T06:30:00Z",
    "30 1 * * *,   SHIFT, BOTH,  2025-11-02T05:30:00Z, 2025-11-02T06:30:00Z",
    "0 2 * * *,    SHIFT, BOTH,  2025-11-02T05:30:00Z, 2025-11-02T07:00:00Z",
    "*/20 * * * *, SKIP,  FIRST, 2025-11-02T05:40:00Z, 2025-11-02T07:00:00Z",
    "*/20 * * * *, SKIP,  BOTH,  2025-11-02T05:40:00Z, 2025-11-02T06:00:00Z",
  })
  void letsAnotherPolicyBeAskedFor(
      String expression,
      DstPolicy.Gap gap,
      DstPolicy.Overlap overlap,
      Instant after,
      Instant fire) {
    assertThat(ReferenceTables.valid(expression).next(after, NEW_YORK, new DstPolicy(gap, overlap)))
        .contains(fire);
  }

  @ParameterizedTest
  @CsvSource({
    // Casey went three hours forward at 02:00 on 18 October 2009, Troll goes two hours forward at
    // 01:00 in March.
    "Antarctica/Casey, 30 3 * * *, 2009-10-17T12:00:00Z, 2009-10-18T16:30:00Z",
    "Antarctica/Troll, 30 1 * * *, 2025-03-29T12:00:00Z, 2025-03-30T01:00:00Z",
  })
  void firesNothingForAGapOfThreeHours(
      ZoneId zone, String expression, Instant after, Instant fire) {
    assertThat(ReferenceTables.valid(expression).next(after, zone)).contains(fire);
  }

  @Test
  void findsLeapDaysAcrossACenturyWithoutOne() {
    assertThat(
            ReferenceTables.valid("0 0 29 2 *")
                .next(Instant.parse("2096-03-01T00:00:00Z"), ZoneOffset.UTC))
        .contains(Instant.parse("2104-02-29T00:00:00Z"));
  }

  @Test
  void findsALeapDayOnACertainWeekdayFortyYearsAway() {
    assertThat(
            ReferenceTables.valid("0 0 29 2 */7")
                .next(Instant.parse("2088-03-01T00:00:00Z"), ZoneOffset.UTC))
        .contains(Instant.parse("2128-02-29T00:00:00Z"));
  }

  @Test
  void endsTheSearchForATimeThatTheZoneAlwaysSkips() {
    CronExpression inTheGap = ReferenceTables.valid("* 2 */1 3 SUN#2");

    assertThat(inTheGap.next(Instant.parse("2026-01-01T00:00:00Z"), NEW_YORK)).isEmpty();
  }

  @Test
  void firesInTheYears1To9999() {
    CronExpression nine = ReferenceTables.valid("0 9 * * *");

    assertThat(nine.next(Instant.MIN, ZoneOffset.UTC))
        .contains(Instant.parse("0001-01-01T09:00:00Z"));
    assertThat(nine.next(Instant.parse("9999-12-30T09:00:00Z"), ZoneOffset.UTC))
        .contains(Instant.parse("9999-12-31T09:00:00Z"));
    assertThat(nine.next(Instant.parse("9999-12-31T09:00:00Z"), ZoneOffset.UTC)).isEmpty();
    assertThat(nine.next(Instant.MAX, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void equalsWhatIsWrittenTheSameButForCaseSpacesAndNicknames() {
    assertThat(ReferenceTables.valid("  0 0  * * sun "))
        .isEqualTo(ReferenceTables.valid("0 0 * * SUN"))
        .hasSameHashCodeAs(ReferenceTables.valid("0 0 * * SUN"))
        .hasToString("0 0 * * SUN")
        .isNotEqualTo(ReferenceTables.valid("0 0 * * MON"));
    assertThat(ReferenceTables.valid("@daily")).isEqualTo(ReferenceTables.valid("0 0 * * *"));
  }

  @Test
  void knowsWhetherItHasSeconds() {
    assertThat(ReferenceTables.valid("0 9 * * *").hasSeconds()).isFalse();
    assertThat(ReferenceTables.valid("0 0 9 * * *").hasSeconds()).isTrue();
  }
}
