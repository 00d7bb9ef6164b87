package io.agentcron.api.runs;

import java.time.Duration;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** What an attempt has used; what its runtime does not report is absent. */
public record Usage(
    @Nullable Long costMicroUsd,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheCreationTokens,
    @Nullable Long numTurns,
    @Nullable Long contextUsed,
    @Nullable Long contextMax,
    @Nullable String sessionId,
    List<ToolCall> toolCalls) {

  public static final Usage NONE =
      new Usage(null, null, null, null, null, null, null, null, null, List.of());

  public Usage {
    toolCalls = List.copyOf(toolCalls);
  }

  /**
   * A use of a tool.
   *
   * @param duration absent while it runs
   */
  public record ToolCall(String id, String name, @Nullable Duration duration, boolean failed) {}

  /** With what a later report says; what that leaves out is kept, and no cost goes down. */
  Usage updatedBy(Usage later) {
    return new Usage(
        greater(costMicroUsd, later.costMicroUsd),
        latest(inputTokens, later.inputTokens),
        latest(outputTokens, later.outputTokens),
        latest(cacheReadTokens, later.cacheReadTokens),
        latest(cacheCreationTokens, later.cacheCreationTokens),
        latest(numTurns, later.numTurns),
        latest(contextUsed, later.contextUsed),
        latest(contextMax, later.contextMax),
        latest(sessionId, later.sessionId),
        later.toolCalls.isEmpty() ? toolCalls : later.toolCalls);
  }

  /** Of two attempts of one run: what is counted adds up, what describes a state is the later's. */
  Usage plus(Usage next) {
    return new Usage(
        sum(costMicroUsd, next.costMicroUsd),
        sum(inputTokens, next.inputTokens),
        sum(outputTokens, next.outputTokens),
        sum(cacheReadTokens, next.cacheReadTokens),
        sum(cacheCreationTokens, next.cacheCreationTokens),
        sum(numTurns, next.numTurns),
        next.contextUsed,
        next.contextMax,
        next.sessionId,
        next.toolCalls);
  }

  /** With the cost of a report that came too late to count for anything else. */
  Usage charged(Usage late) {
    Long cost = greater(costMicroUsd, late.costMicroUsd);
    return new Usage(
        cost,
        inputTokens,
        outputTokens,
        cacheReadTokens,
        cacheCreationTokens,
        numTurns,
        contextUsed,
        contextMax,
        sessionId,
        toolCalls);
  }

  Usage withoutToolCalls() {
    return new Usage(
        costMicroUsd,
        inputTokens,
        outputTokens,
        cacheReadTokens,
        cacheCreationTokens,
        numTurns,
        contextUsed,
        contextMax,
        sessionId,
        List.of());
  }

  private static @Nullable Long greater(@Nullable Long a, @Nullable Long b) {
    return both(a, b, Math::max);
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return both(a, b, Long::sum);
  }

  private static @Nullable Long both(
      @Nullable Long a, @Nullable Long b, LongBinaryOperator operator) {
    if (a == null) {
      return b;
    }
    return b == null ? a : Long.valueOf(operator.applyAsLong(a, b));
  }

  private static <T> @Nullable T latest(@Nullable T earlier, @Nullable T later) {
    return later == null ? earlier : later;
  }
}
