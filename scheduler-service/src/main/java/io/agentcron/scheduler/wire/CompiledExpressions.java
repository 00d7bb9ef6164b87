package io.agentcron.scheduler.wire;

import io.agentcron.cron.CronExpression;
import io.agentcron.cron.CronParsing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what expressions mean: to compile one costs a hundred times what a fire does, and a
 * state is read for every fire. Many schedules share one, and the rest of a rule is cheap to read.
 */
final class CompiledExpressions {
  private static final int MOST = 100_000;
  private static final Map<String, CronParsing> COMPILED = new ConcurrentHashMap<>();

  private CompiledExpressions() {}

  static CronParsing of(String expression) {
    CronParsing known = COMPILED.get(expression);
    if (known != null) {
      return known;
    }
    if (COMPILED.size() >= MOST) {
      COMPILED.clear();
    }
    return COMPILED.computeIfAbsent(expression, CronExpression::parse);
  }
}
