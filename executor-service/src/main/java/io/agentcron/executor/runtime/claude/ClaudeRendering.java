package io.agentcron.executor.runtime.claude;

import java.util.List;
import java.util.stream.Stream;

/** The CLI's messages as lines that people read. */
final class ClaudeRendering {
  private static final int MAX_INPUT = 500;
  private static final int MAX_ANSWER_LINES = 20;

  private ClaudeRendering() {}

  static List<String> lines(ClaudeMessage message) {
    return switch (message) {
      case ClaudeMessage.Init init ->
          List.of("[claude %s, model %s]".formatted(init.version(), init.model()));
      case ClaudeMessage.Assistant call -> call.blocks().stream().flatMap(it -> lines(it)).toList();
      case ClaudeMessage.ToolResults(var results) ->
          results.stream().flatMap(result -> lines(result)).toList();
      case ClaudeMessage.ApiRetry retry ->
          List.of("[the API failed: %s; try %d]".formatted(retry.error(), retry.attempt() + 1));
      case ClaudeMessage.Result result -> result.errors().stream().map("[%s]"::formatted).toList();
      case ClaudeMessage.RateLimit limit ->
          limit.status().equals("allowed")
              ? List.of()
              : List.of(
                  "[rate limit %s: %s%s]"
                      .formatted(
                          limit.limit(),
                          limit.status(),
                          limit.resetsAt() == null ? "" : ", resets at " + limit.resetsAt()));
      case ClaudeMessage.Text(String line) -> List.of(line);
      case ClaudeMessage.CallEnded _, ClaudeMessage.Other() -> List.of();
    };
  }

  private static Stream<String> lines(ClaudeMessage.Block block) {
    return switch (block) {
      case ClaudeMessage.Block.Say(String text) -> text.lines();
      case ClaudeMessage.Block.Use use -> Stream.of("> " + use.name() + " " + cut(use.input()));
    };
  }

  private static Stream<String> lines(ClaudeMessage.ToolResult result) {
    long count = result.text().lines().count();
    Stream<String> shown = result.text().lines().limit(MAX_ANSWER_LINES).map(line -> "< " + line);
    return count <= MAX_ANSWER_LINES
        ? shown
        : Stream.concat(shown, Stream.of("< [" + (count - MAX_ANSWER_LINES) + " more lines]"));
  }

  private static String cut(String input) {
    return input.length() <= MAX_INPUT ? input : input.substring(0, MAX_INPUT) + " ...";
  }
}
