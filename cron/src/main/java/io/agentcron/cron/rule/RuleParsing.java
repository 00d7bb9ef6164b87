package io.agentcron.cron.rule;

import java.util.List;

/** The answer to "is this a rule?": what it means, or all that is wrong with it. */
public sealed interface RuleParsing {

  record Valid(ScheduleRule rule) implements RuleParsing {}

  record Invalid(List<RuleError> errors) implements RuleParsing {

    public Invalid {
      errors = List.copyOf(errors);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("expected a reason, found none");
      }
    }
  }

  /**
   * Why a rule was refused.
   *
   * @param field as in a schedule's JSON: {@code cron}, {@code every}, {@code timezone}, {@code
   *     endAt}, {@code jitter}, {@code exclude[0].from} and so on
   * @param value what was found there
   * @param message a sentence that says what is allowed
   */
  record RuleError(String field, String value, String message) {}
}
