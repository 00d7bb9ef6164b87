package io.agentcron.api.agents;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What people say about a schedule.
 *
 * @param prompt instead of the agent's
 */
public record ScheduleSpec(
    String name, String cron, ZoneId timezone, boolean enabled, Optional<String> prompt) {

  ScheduleSpec withEnabled(boolean newEnabled) {
    return new ScheduleSpec(name, cron, timezone, newEnabled, prompt);
  }

  /** Whether both name the same times. */
  boolean sameRule(ScheduleSpec other) {
    return cron.equals(other.cron) && timezone.equals(other.timezone) && enabled == other.enabled;
  }
}
