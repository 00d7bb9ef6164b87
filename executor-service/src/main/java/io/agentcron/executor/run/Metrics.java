package io.agentcron.executor.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has used so far; null is not reported by its runtime.
 *
 * @param numTurns calls of the model by the agent itself, without its subagents
 * @param contextUsed tokens in the last of them
 * @param toolCalls the most recent ones, oldest first
 */
public record Metrics(
    @Nullable Long costMicroUsd,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheCreationTokens,
    @Nullable Integer numTurns,
    @Nullable Long contextUsed,
    @Nullable Long contextMax,
    @Nullable String sessionId,
    List<ToolCall> toolCalls) {

  /** For a runtime that reports nothing. */
  public static final Metrics NONE =
      new Metrics(null, null, null, null, null, null, null, null, null, List.of());

  public Metrics {
    toolCalls = List.copyOf(toolCalls);
  }

  /** With the last of its tool calls only, for a heartbeat that must stay small. */
  public Metrics recent(int calls) {
    if (toolCalls.size() <= calls) {
      return this;
    }
    return new Metrics(
        costMicroUsd,
        inputTokens,
        outputTokens,
        cacheReadTokens,
        cacheCreationTokens,
        numTurns,
        contextUsed,
        contextMax,
        sessionId,
        toolCalls.subList(toolCalls.size() - calls, toolCalls.size()));
  }

  /**
   * One use of a tool.
   *
   * @param durationMillis null while it runs
   */
  public record ToolCall(String id, String name, @Nullable Long durationMillis, boolean failed) {}
}
