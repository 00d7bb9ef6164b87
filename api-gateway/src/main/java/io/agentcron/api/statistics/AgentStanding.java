package io.agentcron.api.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an agent.
 *
 * @param version of its definition; 0 where only its runs are known
 * @param exists whether it is defined and not deleted
 * @param lastRunAt when the last of its runs that were not skipped ended
 */
public record AgentStanding(
    long version, String owner, boolean exists, boolean enabled, @Nullable Instant lastRunAt) {
  public static final AgentStanding UNHEARD = new AgentStanding(0, "", false, false, null);

  /** A version that is not newer changes nothing. */
  public AgentStanding defined(Definition definition) {
    return definition.version() > version
        ? new AgentStanding(
            definition.version(),
            definition.owner(),
            !definition.deleted(),
            definition.enabled(),
            lastRunAt)
        : this;
  }

  /** A run of it has ended. */
  public AgentStanding ran(Instant at) {
    return lastRunAt == null || at.isAfter(lastRunAt)
        ? new AgentStanding(version, owner, exists, enabled, at)
        : this;
  }

  /** What it adds to the number of agents. */
  public AgentCounts counted() {
    return exists ? AgentCounts.ofOne(enabled) : AgentCounts.NONE;
  }

  /** What matters here of an agent's definition. */
  public record Definition(long version, String owner, boolean deleted, boolean enabled) {}
}
