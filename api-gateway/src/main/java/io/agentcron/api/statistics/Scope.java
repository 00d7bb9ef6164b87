package io.agentcron.api.statistics;

import java.util.UUID;

/** Whose runs are counted together. */
public record Scope(String key) {
  public static final Scope ALL = new Scope("all");

  public static Scope ofAgent(UUID agentId) {
    return new Scope("agent:" + agentId);
  }
}
