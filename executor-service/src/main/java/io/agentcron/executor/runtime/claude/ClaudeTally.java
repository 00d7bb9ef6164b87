package io.agentcron.executor.runtime.claude;

import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Metrics.ToolCall;
import io.agentcron.executor.runtime.claude.ClaudeMessage.ModelUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a process has used, from its messages.
 *
 * <p>While it runs, input and output are what its calls of the model have told; cost is known only
 * from results. A resumed session's totals may begin with what earlier processes have used, so the
 * usage since the last result is added up where the CLI tells it.
 */
final class ClaudeTally {
  private static final int MAX_TOOL_CALLS = 200;

  private final Map<String, ClaudeMessage.Usage> calls = new LinkedHashMap<>();
  private final Map<String, Long> outputs = new LinkedHashMap<>();
  private final Map<String, Instant> toolStarts = new HashMap<>();
  private final Map<String, ToolCall> tools = new LinkedHashMap<>();
  private @Nullable String sessionId;
  private @Nullable String model;
  private @Nullable Long contextUsed;
  private @Nullable Long contextMax;
  private @Nullable ModelUsage total;
  private int turns;

  void add(ClaudeMessage message, Instant at) {
    switch (message) {
      case ClaudeMessage.Init init -> sessionId = init.sessionId();
      case ClaudeMessage.Assistant call -> add(call, at);
      case ClaudeMessage.ToolResults(var results) -> results.forEach(result -> end(result, at));
      case ClaudeMessage.Result result -> add(result);
      case ClaudeMessage.CallEnded(String id, long tokens) -> outputs.put(id, tokens);
      case ClaudeMessage.ApiRetry _,
          ClaudeMessage.RateLimit _,
          ClaudeMessage.Other(),
          ClaudeMessage.Text _ -> {}
    }
  }

  Metrics metrics() {
    Collection<ClaudeMessage.Usage> seen = calls.values();
    return new Metrics(
        total == null ? null : total.costMicroUsd(),
        total == null ? sum(seen, ClaudeMessage.Usage::input) : Long.valueOf(total.input()),
        total == null ? liveOutput() : Long.valueOf(total.output()),
        total == null ? sum(seen, ClaudeMessage.Usage::cacheRead) : Long.valueOf(total.cacheRead()),
        total == null
            ? sum(seen, ClaudeMessage.Usage::cacheCreation)
            : Long.valueOf(total.cacheCreation()),
        turns,
        contextUsed,
        contextMax,
        sessionId,
        List.copyOf(tools.values()));
  }

  /** Null where this version does not tell. */
  private @Nullable Long liveOutput() {
    return outputs.isEmpty() ? null : Long.valueOf(sum(outputs.values(), Long::longValue));
  }

  private void add(ClaudeMessage.Assistant call, Instant at) {
    if (call.synthetic()) {
      return;
    }
    boolean first = calls.put(call.id(), call.usage()) == null;
    if (!call.subagent()) {
      turns += first ? 1 : 0;
      model = call.model();
      contextUsed = call.usage().context();
    }
    for (ClaudeMessage.Block block : call.blocks()) {
      if (block instanceof ClaudeMessage.Block.Use(String id, String name, _)) {
        start(id, name, at);
      }
    }
  }

  private void start(String id, String name, Instant at) {
    toolStarts.put(id, at);
    tools.put(id, new ToolCall(id, name, null, false));
    if (tools.size() > MAX_TOOL_CALLS) {
      String oldest = tools.keySet().iterator().next();
      tools.remove(oldest);
      toolStarts.remove(oldest);
    }
  }

  private void end(ClaudeMessage.ToolResult result, Instant at) {
    Instant start = toolStarts.remove(result.id());
    if (start != null) {
      tools.computeIfPresent(
          result.id(),
          (id, call) ->
              new ToolCall(
                  id, call.name(), Duration.between(start, at).toMillis(), result.failed()));
    }
  }

  private void add(ClaudeMessage.Result result) {
    if (result.sessionId() != null) {
      sessionId = result.sessionId();
    }
    Map<String, ModelUsage> since = result.usageSinceLast();
    if (since != null) {
      total = plus(total, sum(since.values()));
    } else {
      ModelUsage last = sum(result.usage().values());
      total =
          new ModelUsage(
              last.input(),
              last.output(),
              last.cacheRead(),
              last.cacheCreation(),
              result.costMicroUsd(),
              null);
    }
    window(result.usage()).ifPresent(window -> contextMax = window);
  }

  /** Of the main thread's model, which older versions list as {@code name[1m]}. */
  private Optional<Long> window(Map<String, ModelUsage> usage) {
    return usage.entrySet().stream()
        .filter(entry ->
            model != null
                && (entry.getKey().equals(model) || entry.getKey().startsWith(model + "[")))
        .map(entry -> entry.getValue().contextWindow())
        .flatMap(window -> Optional.ofNullable(window).stream())
        .findFirst();
  }

  private static ModelUsage plus(@Nullable ModelUsage before, ModelUsage more) {
    return before == null ? more : sum(List.of(before, more));
  }

  private static ModelUsage sum(Collection<ModelUsage> usages) {
    return new ModelUsage(
        sum(usages, ModelUsage::input),
        sum(usages, ModelUsage::output),
        sum(usages, ModelUsage::cacheRead),
        sum(usages, ModelUsage::cacheCreation),
        sum(usages, ModelUsage::costMicroUsd),
        null);
  }

  private static <T> long sum(Collection<T> usages, ToLongFunction<T> part) {
    return usages.stream().mapToLong(part).sum();
  }
}
