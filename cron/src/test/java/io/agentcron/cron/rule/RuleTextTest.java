package io.agentcron.cron.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.rule.RuleParsing.RuleError;
import io.agentcron.cron.rule.RuleText.Excluded;
import io.agentcron.cron.rule.RuleText.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RuleTextTest {

  private static final Rules HOURLY = Rules.cron("0 * * * *", "UTC");

  private static List<RuleError> errors(Rules rules) {
    return switch (rules.text().parse()) {
      case RuleParsing.Valid valid -> throw new AssertionError("expected errors, found " + valid);
      case RuleParsing.Invalid(var errors) -> errors;
    };
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            Rules.cron("0 25 * * *", "UTC"),
            "cron",
            "0 25 * * *",
            "hour \"25\" is out of range; allowed: 0 to 23"),
        Arguments.of(
            Rules.cron("0 * * * *", "Mars/Olympus"),
            "timezone",
            "Mars/Olympus",
            "expected an IANA time zone, for example Europe/Berlin"),
        Arguments.of(
            HOURLY.with(new Timing.Every(Duration.ofMillis(1500), Instant.EPOCH)),
            "every",
            "PT1.5S",
            "expected whole seconds, from PT1S to PT876600H"),
        Arguments.of(
            HOURLY.with(new Timing.Every(Duration.ZERO, Instant.EPOCH)),
            "every",
            "PT0S",
            "expected whole seconds, from PT1S to PT876600H"),
        Arguments.of(
            HOURLY.between("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            "endAt",
            "2026-01-01T00:00:00Z",
            "expected a time after startAt, which is 2026-01-01T00:00:00Z"),
        Arguments.of(
            HOURLY.jitter(Duration.ofMillis(-1)),
            "jitter",
            "PT-0.001S",
            "expected a duration from PT0S to PT168H"),
        Arguments.of(
            HOURLY.jitter(Duration.ofDays(8)),
            "jitter",
            "PT192H",
            "expected a duration from PT0S to PT168H"),
        Arguments.of(
            HOURLY.without(new Excluded.Cron("* * * * *"), new Excluded.Cron("nine")),
            "exclude[1].cron",
            "nine",
            "expression \"NINE\" has 1 fields; allowed: minute hour dayOfMonth month dayOfWeek, or"
                + " second before these"),
        Arguments.of(
            HOURLY.without(new Excluded.Dates("2026-02-30", "2026-03-01")),
            "exclude[0].from",
            "2026-02-30",
            "expected a date, for example 2026-12-24"),
        Arguments.of(
            HOURLY.without(new Excluded.Dates("2026-02-01", "tomorrow")),
            "exclude[0].to",
            "tomorrow",
            "expected a date, for example 2026-12-24"),
        Arguments.of(
            HOURLY.without(new Excluded.Dates("2026-02-02", "2026-02-01")),
            "exclude[0].to",
            "2026-02-01",
            "expected 2026-02-02 or a later date"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatIsWrongAndWhatIsAllowed(Rules rules, String field, String value, String message) {
    assertThat(errors(rules)).containsExactly(new RuleError(field, value, message));
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThat(errors(Rules.cron("0 25 * * *", "Mars/Olympus").jitter(Duration.ofDays(8))))
        .extracting(RuleError::field)
        .containsExactly("timezone", "cron", "jitter");
  }

  @Test
  void readsEachExpressionByTheReaderThatItIsGiven() {
    List<String> asked = new ArrayList<>();

    var _ =
        HOURLY
            .without(new Excluded.Cron("* 9 * * *"))
            .text()
            .parse(expression -> {
              asked.add(expression);
              return CronExpression.parse(expression);
            });

    assertThat(asked).containsExactly("0 * * * *", "* 9 * * *");
  }

  @Test
  void isTheSameRuleForTheSameText() {
    Rules rules =
        HOURLY
            .between("2026-01-01T00:00:00Z", "")
            .jitter(Duration.ofMinutes(1))
            .without(new Excluded.Dates("2026-12-24", "2026-12-26"));

    assertThat(rules.rule()).isEqualTo(rules.rule()).isNotEqualTo(HOURLY.rule());
  }

  @Test
  void refusesWhatOnlyABugCouldAskFor() {
    ScheduleRule rule = HOURLY.rule();

    assertThatThrownBy(() ->
            new ScheduleRule(
                rule.timetable(),
                rule.zone(),
                rule.startAt(),
                rule.endAt(),
                List.of(),
                Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found PT-1S");
    assertThatThrownBy(() -> new RuleParsing.Invalid(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
