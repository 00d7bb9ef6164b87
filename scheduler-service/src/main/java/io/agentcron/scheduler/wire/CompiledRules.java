package io.agentcron.scheduler.wire;

import io.agentcron.scheduler.definition.Rule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what rules mean: to compile one costs a hundred times what a fire does, and a state is
 * read for every fire.
 */
final class CompiledRules {
  private static final int MOST = 100_000;
  private static final Map<Text, Rule> COMPILED = new ConcurrentHashMap<>();

  private CompiledRules() {}

  static Rule of(String cron, String timezone) {
    if (COMPILED.size() > MOST) {
      COMPILED.clear();
    }
    return COMPILED.computeIfAbsent(
        new Text(cron, timezone), text -> Rule.of(text.cron(), text.timezone()));
  }

  private record Text(String cron, String timezone) {}
}
