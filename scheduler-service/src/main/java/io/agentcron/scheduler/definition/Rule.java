package io.agentcron.scheduler.definition;

import io.agentcron.cron.rule.RuleParsing;
import io.agentcron.cron.rule.RuleText;
import io.agentcron.cron.rule.ScheduleRule;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which instants a schedule names, from one instant on until another rule replaces it.
 *
 * @param effectiveFrom the rule owns the nominal times from this instant on
 * @param text as it was written
 * @param meaning what that means; a text that this version cannot read names nothing
 * @param maxFires so many runs the schedule requests by itself, counted over all its rules
 */
public record Rule(
    Instant effectiveFrom, State state, RuleText text, RuleParsing meaning, OptionalLong maxFires) {

  /** Of the schedule and its agent together. */
  public enum State {
    ENABLED,
    DISABLED,
    DELETED
  }

  public static Rule of(Instant effectiveFrom, State state, RuleText text, OptionalLong maxFires) {
    return new Rule(effectiveFrom, state, text, text.parse(), maxFires);
  }

  /** The same rule from another instant on, and in another state. */
  public Rule from(Instant instant, State changed) {
    return new Rule(instant, changed, text, meaning, maxFires);
  }

  /** What names instants here, if anything does. */
  public Optional<ScheduleRule> firing() {
    return state == State.ENABLED && meaning instanceof RuleParsing.Valid(var rule)
        ? Optional.of(rule)
        : Optional.empty();
  }

  /** Whether it should name instants, and nobody knows which. */
  public boolean isUnreadable() {
    return state == State.ENABLED && meaning instanceof RuleParsing.Invalid;
  }

  /** Whether no further run is to be requested after so many. */
  public boolean isFinishedAfter(long fires) {
    return maxFires.isPresent() && fires >= maxFires.getAsLong();
  }
}
