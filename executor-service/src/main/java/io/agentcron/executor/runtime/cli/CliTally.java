package io.agentcron.executor.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.executor.run.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run of a CLI has said until now. For one thread at a time. */
final class CliTally {
  private static final int MAX_TOOL_CALLS = 200;

  private final InstantSource clock;
  private final Map<String, Metrics.ToolCall> tools = new LinkedHashMap<>();
  private final Map<String, Instant> toolStarts = new HashMap<>();
  private final StringBuilder words = new StringBuilder();
  private @Nullable String session;
  private @Nullable Long cost;
  private @Nullable Long input;
  private @Nullable Long output;
  private @Nullable Long cacheRead;
  private @Nullable Long cacheCreation;
  private @Nullable Integer turns;
  private Optional<String> failure = Optional.empty();

  CliTally(InstantSource clock) {
    this.clock = clock;
  }

  void session(JsonNode id) {
    if (id.isTextual()) {
      session = id.textValue();
    }
  }

  /** The answer begins anew: what was said before was on the way to it. */
  void answer(String text) {
    words.setLength(0);
    words.append(text);
  }

  /** The answer goes on. */
  void more(String text) {
    words.append(text);
  }

  void turn() {
    turns = (turns == null ? 0 : turns) + 1;
  }

  /** Adds tokens; those that are not told stay untold. */
  void tokens(JsonNode in, JsonNode out, JsonNode read, JsonNode created) {
    input = plus(input, in);
    output = plus(output, out);
    cacheRead = plus(cacheRead, read);
    cacheCreation = plus(cacheCreation, created);
  }

  void cost(@Nullable Long microUsd) {
    if (microUsd != null) {
      cost = (cost == null ? 0 : cost) + microUsd;
    }
  }

  void toolStarted(String id, String name) {
    toolStarts.put(id, clock.instant());
    tools.put(id, new Metrics.ToolCall(id, name, null, false));
    if (tools.size() > MAX_TOOL_CALLS) {
      String oldest = tools.keySet().iterator().next();
      tools.remove(oldest);
      toolStarts.remove(oldest);
    }
  }

  void toolEnded(String id, boolean failed) {
    Instant start = toolStarts.remove(id);
    Long millis = start == null ? null : Duration.between(start, clock.instant()).toMillis();
    tools.computeIfPresent(id, (_, call) -> new Metrics.ToolCall(id, call.name(), millis, failed));
  }

  void failed(String message) {
    failure = Optional.of(message);
  }

  Optional<String> failure() {
    return failure;
  }

  String answer() {
    return words.toString();
  }

  Metrics metrics() {
    return new Metrics(
        cost,
        input,
        output,
        cacheRead,
        cacheCreation,
        turns,
        null,
        null,
        session,
        List.copyOf(tools.values()));
  }

  private static @Nullable Long plus(@Nullable Long before, JsonNode more) {
    return more.canConvertToLong()
        ? Long.valueOf((before == null ? 0 : before) + more.longValue())
        : before;
  }
}
