package io.agentcron.executor.runtime.claude;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CLI's lines. Whatever has another shape than expected is something newer, never a
 * failure.
 */
final class ClaudeLines {
  static final int MAX_LINE_BYTES = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_LINE_BYTES).build())
                  .build())
          .build();

  private ClaudeLines() {}

  static ClaudeMessage parse(String line) {
    if (!line.startsWith("{")) {
      return new ClaudeMessage.Text(line);
    }
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return new ClaudeMessage.Text(line);
    }
    return switch (json.path("type").asText()) {
      case "system" -> system(json);
      case "assistant" -> assistant(json);
      case "user" -> toolResults(json);
      case "result" -> result(json);
      case "stream_event" -> streamEvent(json);
      case "rate_limit_event" -> rateLimit(json.path("rate_limit_info"));
      default -> new ClaudeMessage.Other();
    };
  }

  private static ClaudeMessage system(JsonNode json) {
    return switch (json.path("subtype").asText()) {
      case "init" ->
          new ClaudeMessage.Init(
              json.path("session_id").asText(),
              json.path("model").asText(),
              json.path("claude_code_version").asText());
      case "api_retry" ->
          new ClaudeMessage.ApiRetry(json.path("attempt").asInt(), json.path("error").asText());
      default -> new ClaudeMessage.Other();
    };
  }

  private static ClaudeMessage assistant(JsonNode json) {
    JsonNode message = json.path("message");
    JsonNode usage = message.path("usage");
    List<ClaudeMessage.Block> blocks = new ArrayList<>();
    for (JsonNode block : message.path("content")) {
      switch (block.path("type").asText()) {
        case "text" -> blocks.add(new ClaudeMessage.Block.Say(block.path("text").asText()));
        case "tool_use" ->
            blocks.add(
                new ClaudeMessage.Block.Use(
                    block.path("id").asText(),
                    block.path("name").asText(),
                    block.path("input").toString()));
        default -> {}
      }
    }
    return new ClaudeMessage.Assistant(
        text(json, "session_id"),
        message.path("id").asText(),
        message.path("model").asText(),
        text(json, "parent_tool_use_id") != null,
        new ClaudeMessage.Usage(
            usage.path("input_tokens").asLong(),
            usage.path("cache_read_input_tokens").asLong(),
            usage.path("cache_creation_input_tokens").asLong()),
        blocks,
        text(json, "error"));
  }

  private static ClaudeMessage toolResults(JsonNode json) {
    List<ClaudeMessage.ToolResult> results = new ArrayList<>();
    for (JsonNode block : json.path("message").path("content")) {
      if (block.path("type").asText().equals("tool_result")) {
        results.add(
            new ClaudeMessage.ToolResult(
                block.path("tool_use_id").asText(),
                block.path("is_error").asBoolean(),
                content(block.path("content"))));
      }
    }
    return new ClaudeMessage.ToolResults(results);
  }

  private static ClaudeMessage streamEvent(JsonNode json) {
    JsonNode event = json.path("event");
    JsonNode output = event.path("usage").path("output_tokens");
    String id = text(json, "api_message_id");
    return event.path("type").asText().equals("message_delta") && output.isNumber() && id != null
        ? new ClaudeMessage.CallEnded(id, output.asLong())
        : new ClaudeMessage.Other();
  }

  private static ClaudeMessage rateLimit(JsonNode info) {
    JsonNode resets = info.path("resetsAt");
    return new ClaudeMessage.RateLimit(
        info.path("status").asText(),
        info.path("rateLimitType").asText(),
        resets.isNumber() ? Instant.ofEpochSecond(resets.asLong()) : null);
  }

  /** A tool's answer is a text, or a list of blocks of which some are texts. */
  private static String content(JsonNode content) {
    return content.isArray()
        ? StreamSupport.stream(content.spliterator(), false)
            .map(block -> block.path("text").asText("[" + block.path("type").asText() + "]"))
            .collect(Collectors.joining("\n"))
        : content.asText();
  }

  private static ClaudeMessage result(JsonNode json) {
    List<String> errors = new ArrayList<>();
    json.path("errors").forEach(error -> errors.add(error.asText()));
    JsonNode status = json.path("api_error_status");
    JsonNode since = json.path("model_usage_since_last_result");
    return new ClaudeMessage.Result(
        text(json, "session_id"),
        json.path("subtype").asText(),
        json.path("is_error").asBoolean(),
        json.path("terminal_reason").asText(),
        status.isNumber() ? Integer.valueOf(status.asInt()) : null,
        answer(json),
        errors,
        microUsd(json.path("total_cost_usd")),
        usage(json.path("modelUsage")),
        since.isObject() ? usage(since) : null);
  }

  private static @Nullable String answer(JsonNode json) {
    JsonNode structured = json.path("structured_output");
    return structured.isContainerNode() ? structured.toString() : text(json, "result");
  }

  private static Map<String, ClaudeMessage.ModelUsage> usage(JsonNode byModel) {
    Map<String, ClaudeMessage.ModelUsage> usage = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : byModel.properties()) {
      JsonNode model = entry.getValue();
      JsonNode window = model.path("contextWindow");
      usage.put(
          entry.getKey(),
          new ClaudeMessage.ModelUsage(
              model.path("inputTokens").asLong(),
              model.path("outputTokens").asLong(),
              model.path("cacheReadInputTokens").asLong(),
              model.path("cacheCreationInputTokens").asLong(),
              microUsd(model.path("costUSD")),
              window.isNumber() ? Long.valueOf(window.asLong()) : null));
    }
    return usage;
  }

  private static long microUsd(JsonNode usd) {
    return usd.isNumber()
        ? BigDecimal.valueOf(usd.asDouble())
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue()
        : 0;
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
