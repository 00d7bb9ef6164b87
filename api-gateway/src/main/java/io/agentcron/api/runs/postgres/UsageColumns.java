package io.agentcron.api.runs.postgres;

import io.agentcron.api.runs.Usage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that runs and attempts have in common. */
final class UsageColumns {
  private UsageColumns() {}

  static void put(Usage usage, Map<String, @Nullable Object> row) {
    row.put("cost_micro_usd", usage.costMicroUsd());
    row.put("input_tokens", usage.inputTokens());
    row.put("output_tokens", usage.outputTokens());
    row.put("cache_read_tokens", usage.cacheReadTokens());
    row.put("cache_creation_tokens", usage.cacheCreationTokens());
    row.put("num_turns", usage.numTurns());
    row.put("context_used", usage.contextUsed());
    row.put("context_max", usage.contextMax());
    row.put("session_id", usage.sessionId());
  }

  static Usage usage(Columns row, List<Usage.ToolCall> toolCalls) throws SQLException {
    return new Usage(
        row.optionalNumber("cost_micro_usd"),
        row.optionalNumber("input_tokens"),
        row.optionalNumber("output_tokens"),
        row.optionalNumber("cache_read_tokens"),
        row.optionalNumber("cache_creation_tokens"),
        row.optionalNumber("num_turns"),
        row.optionalNumber("context_used"),
        row.optionalNumber("context_max"),
        row.optionalText("session_id"),
        toolCalls);
  }
}
