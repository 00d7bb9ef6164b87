package io.agentcron.executor.runtime.claude;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the CLI's stdout, as far as it matters here. */
sealed interface ClaudeMessage {

  /** A process or a turn begins; not always the first line. */
  record Init(String sessionId, String model, String version) implements ClaudeMessage {}

  /**
   * One block of an answer; the blocks of one call of the model have the same {@code id}.
   *
   * @param subagent whether a subagent made the call
   * @param error why the CLI made it up, where the API gave no answer
   */
  record Assistant(
      @Nullable String sessionId,
      String id,
      String model,
      boolean subagent,
      Usage usage,
      List<Block> blocks,
      @Nullable String error)
      implements ClaudeMessage {

    /** The CLI tells of API errors in the model's name. */
    boolean synthetic() {
      return model.equals("<synthetic>");
    }
  }

  /**
   * A call of the model is over, with all its output counted.
   *
   * @param id the call's
   */
  record CallEnded(String id, long outputTokens) implements ClaudeMessage {}

  /**
   * What the provider says about a limit.
   *
   * @param status {@code allowed}, {@code allowed_warning} or {@code rejected}
   * @param limit which one
   */
  record RateLimit(String status, String limit, @Nullable Instant resetsAt)
      implements ClaudeMessage {
    boolean rejected() {
      return status.equals("rejected");
    }
  }

  /** What tools have answered. */
  record ToolResults(List<ToolResult> results) implements ClaudeMessage {}

  /** The API failed and is tried again. */
  record ApiRetry(int attempt, String error) implements ClaudeMessage {}

  /**
   * The end of a turn. A process may print several; the last counts.
   *
   * @param reason {@code terminal_reason}, or empty
   * @param text the answer; a JSON text where it was asked for by a schema
   * @param usage by model, for the session as far as the CLI counts it
   * @param usageSinceLast by model, since the result before; null where this version does not tell
   */
  record Result(
      @Nullable String sessionId,
      String subtype,
      boolean isError,
      String reason,
      @Nullable Integer apiErrorStatus,
      @Nullable String text,
      List<String> errors,
      long costMicroUsd,
      Map<String, ModelUsage> usage,
      @Nullable Map<String, ModelUsage> usageSinceLast)
      implements ClaudeMessage {}

  /** Something else, or something newer than this reader. */
  record Other() implements ClaudeMessage {}

  /** Not a message: printed by something else. */
  record Text(String line) implements ClaudeMessage {}

  /** Part of an answer. */
  sealed interface Block {
    /** Words. */
    record Say(String text) implements Block {}

    /**
     * A tool.
     *
     * @param input a JSON object
     */
    record Use(String id, String name, String input) implements Block {}
  }

  /** What a tool has answered. */
  record ToolResult(String id, boolean failed, String text) {}

  /** Tokens of one call; those of the output are not final. */
  record Usage(long input, long cacheRead, long cacheCreation) {
    long context() {
      return input + cacheRead + cacheCreation;
    }
  }

  /** What a model was used for. */
  record ModelUsage(
      long input,
      long output,
      long cacheRead,
      long cacheCreation,
      long costMicroUsd,
      @Nullable Long contextWindow) {}
}
