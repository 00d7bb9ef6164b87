package io.agentcron.api.agents;

import io.agentcron.cron.rule.RuleText;
import java.util.Map;
import java.util.Optional;

/**
 * What people say about a schedule.
 *
 * @param maxFires the schedule is finished when it has requested so many runs by itself
 * @param prompt instead of the agent's
 * @param inputs what templates call inputs
 * @param overlap instead of the agent's
 */
public record ScheduleSpec(
    String name,
    RuleText rule,
    Optional<Long> maxFires,
    boolean enabled,
    Optional<String> prompt,
    Map<String, Object> inputs,
    CatchUp catchUp,
    Optional<Overlap> overlap) {

  ScheduleSpec withEnabled(boolean newEnabled) {
    return new ScheduleSpec(name, rule, maxFires, newEnabled, prompt, inputs, catchUp, overlap);
  }

  /** Whether both name the same times. */
  boolean sameRule(ScheduleSpec other) {
    return rule.equals(other.rule) && maxFires.equals(other.maxFires) && enabled == other.enabled;
  }
}
