package io.agentcron.cron.rule;

import io.agentcron.cron.rule.RuleText.Excluded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rules for tests, changed step by step. */
record Rules(RuleText text) {

  static Rules cron(String expression, String timezone) {
    return new Rules(RuleText.cron(expression, timezone));
  }

  static Rules of(RuleText.Timing timing) {
    return cron("* * * * *", "UTC").with(timing);
  }

  Rules with(RuleText.Timing timing) {
    return new Rules(
        new RuleText(
            timing, text.timezone(), text.startAt(), text.endAt(), text.jitter(), text.exclude()));
  }

  Rules between(String startAt, String endAt) {
    return new Rules(
        new RuleText(
            text.timing(),
            text.timezone(),
            instant(startAt),
            instant(endAt),
            text.jitter(),
            text.exclude()));
  }

  Rules jitter(Duration jitter) {
    return new Rules(
        new RuleText(
            text.timing(), text.timezone(), text.startAt(), text.endAt(), jitter, text.exclude()));
  }

  Rules without(Excluded... exclude) {
    return new Rules(
        new RuleText(
            text.timing(),
            text.timezone(),
            text.startAt(),
            text.endAt(),
            text.jitter(),
            List.of(exclude)));
  }

  ScheduleRule rule() {
    return switch (text.parse()) {
      case RuleParsing.Valid(ScheduleRule rule) -> rule;
      case RuleParsing.Invalid(var errors) -> throw new AssertionError(errors);
    };
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }
}
