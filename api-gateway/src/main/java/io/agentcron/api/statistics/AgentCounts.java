package io.agentcron.api.statistics;

/**
 * How many agents there are.
 *
 * @param active those that are enabled
 */
public record AgentCounts(long total, long active) {
  public static final AgentCounts NONE = new AgentCounts(0, 0);

  /** One that there is. */
  static AgentCounts ofOne(boolean enabled) {
    return new AgentCounts(1, enabled ? 1 : 0);
  }

  /** Both together. */
  public AgentCounts plus(AgentCounts other) {
    return new AgentCounts(total + other.total, active + other.active);
  }

  /** What remains without the other. */
  public AgentCounts minus(AgentCounts other) {
    return new AgentCounts(total - other.total, active - other.active);
  }
}
