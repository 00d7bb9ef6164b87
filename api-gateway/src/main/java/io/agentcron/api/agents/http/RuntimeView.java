package io.agentcron.api.agents.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.agentcron.api.agents.AgentRuntime;
import io.agentcron.api.agents.RuntimeDocument;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs an agent; the type says what the options are. */
@Serdeable
@Schema(
    name = "Runtime",
    discriminatorProperty = "type",
    oneOf = {
      RuntimeView.Command.class,
      RuntimeView.Claude.class,
      RuntimeView.Http.class,
      RuntimeView.Codex.class,
      RuntimeView.Gemini.class,
      RuntimeView.OpenCode.class
    })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RuntimeView.Command.class, name = "command"),
  @JsonSubTypes.Type(value = RuntimeView.Claude.class, name = "claude"),
  @JsonSubTypes.Type(value = RuntimeView.Http.class, name = "http"),
  @JsonSubTypes.Type(value = RuntimeView.Codex.class, name = "codex"),
  @JsonSubTypes.Type(value = RuntimeView.Gemini.class, name = "gemini"),
  @JsonSubTypes.Type(value = RuntimeView.OpenCode.class, name = "opencode")
})
sealed interface RuntimeView {

  /**
   * A program with arguments.
   *
   * @param command the program, then its arguments
   * @param workingDirectory where it runs; the executor's own place if null
   * @param environment variables besides the executor's
   * @param stdin what it reads
   * @param shell whether the command is a line for the shell
   * @param exitCodes what they mean: success, or a kind of failure
   */
  @Serdeable
  @Schema(name = "CommandRuntime")
  record Command(
      @Schema(example = "[\"df\", \"-h\"]", requiredMode = Schema.RequiredMode.REQUIRED)
          List<String> command,
      @Nullable String workingDirectory,
      Map<String, String> environment,
      @Nullable String stdin,
      boolean shell,
      @Nullable Map<String, String> exitCodes)
      implements RuntimeView {}

  /**
   * The Claude Code CLI.
   *
   * @param model which model; the CLI's own default if null
   * @param permissionMode what it may do without being asked
   * @param allowedTools tools that it may use without being asked
   * @param environment variables besides the executor's
   * @param workingDirectory where it runs
   * @param fallbackModel one or more by comma, for when the model is overloaded
   * @param effort low to max
   * @param tools the built-in tools that there are
   * @param disallowedTools tools that are refused
   * @param systemPrompt instead of the CLI's own
   * @param appendSystemPrompt after it
   * @param mcpConfig a JSON text or a file's path
   * @param strictMcpConfig whether there are no other MCP servers
   * @param settings a JSON text or a file's path
   * @param settingSources which of user, project and local settings are read
   * @param addDirectories directories besides the working directory
   * @param jsonSchema what the answer has to look like, a JSON text
   */
  @Serdeable
  @Schema(name = "ClaudeRuntime")
  record Claude(
      @Nullable String model,
      @Nullable
          @Schema(
              type = "string",
              allowableValues = {
                "acceptEdits",
                "auto",
                "bypassPermissions",
                "manual",
                "dontAsk",
                "plan"
              })
          String permissionMode,
      List<String> allowedTools,
      Map<String, String> environment,
      @Nullable String workingDirectory,
      @Nullable String fallbackModel,
      @Nullable String effort,
      @Nullable List<String> tools,
      @Nullable List<String> disallowedTools,
      @Nullable String systemPrompt,
      @Nullable String appendSystemPrompt,
      @Nullable String mcpConfig,
      @Nullable Boolean strictMcpConfig,
      @Nullable String settings,
      @Nullable List<String> settingSources,
      @Nullable List<String> addDirectories,
      @Nullable String jsonSchema)
      implements RuntimeView {}

  /**
   * An agent server.
   *
   * @param url where the message is posted
   * @param headers in addition to the run's own; they may name secrets
   * @param timeout until the answer begins, ISO-8601
   * @param response JSON pointers to what the answer tells, by name
   */
  @Serdeable
  @Schema(name = "HttpRuntime")
  record Http(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String url,
      @Nullable Map<String, String> headers,
      @Nullable String timeout,
      @Nullable Map<String, String> response)
      implements RuntimeView {}

  /** OpenAI's Codex CLI. */
  @Serdeable
  @Schema(name = "CodexRuntime")
  record Codex(
      @Nullable String model,
      @Nullable List<String> arguments,
      @Nullable Map<String, String> environment,
      @Nullable String workingDirectory)
      implements RuntimeView {}

  /** Google's Gemini CLI. */
  @Serdeable
  @Schema(name = "GeminiRuntime")
  record Gemini(
      @Nullable String model,
      @Nullable List<String> arguments,
      @Nullable Map<String, String> environment,
      @Nullable String workingDirectory)
      implements RuntimeView {}

  /** OpenCode. */
  @Serdeable
  @Schema(name = "OpenCodeRuntime")
  record OpenCode(
      @Nullable String model,
      @Nullable List<String> arguments,
      @Nullable Map<String, String> environment,
      @Nullable String workingDirectory)
      implements RuntimeView {}

  static RuntimeView of(AgentRuntime runtime) {
    Options options = new Options(RuntimeDocument.options(runtime));
    return switch (runtime) {
      case AgentRuntime.Command it ->
          new Command(
              it.command(),
              it.workingDirectory().orElse(null),
              it.environment(),
              it.stdin().orElse(null),
              it.shell(),
              options.byName("exitCodes"));
      case AgentRuntime.Claude it ->
          new Claude(
              it.model().orElse(null),
              it.permissionMode().orElse(null),
              it.allowedTools(),
              it.environment(),
              it.workingDirectory().orElse(null),
              options.text("fallbackModel"),
              options.text("effort"),
              options.texts("tools"),
              options.texts("disallowedTools"),
              options.text("systemPrompt"),
              options.text("appendSystemPrompt"),
              options.text("mcpConfig"),
              options.flag("strictMcpConfig"),
              options.text("settings"),
              options.texts("settingSources"),
              options.texts("addDirectories"),
              options.text("jsonSchema"));
      case AgentRuntime.Other it -> other(it.type(), options);
    };
  }

  private static RuntimeView other(String type, Options options) {
    String model = options.text("model");
    List<String> arguments = options.texts("arguments");
    Map<String, String> environment = options.byName("environment");
    String directory = options.text("workingDirectory");
    return switch (type) {
      case "codex" -> new Codex(model, arguments, environment, directory);
      case "gemini" -> new Gemini(model, arguments, environment, directory);
      case "opencode" -> new OpenCode(model, arguments, environment, directory);
      case "http" -> {
        String url = options.text("url");
        yield new Http(
            url == null ? "" : url,
            options.byName("headers"),
            options.text("timeout"),
            options.byName("response"));
      }
      default -> throw new IllegalStateException("A runtime that nobody shows: " + type);
    };
  }

  /** Options that were read by their shape. */
  record Options(Map<String, Object> values) {
    @Nullable String text(String name) {
      return values.get(name) instanceof String text ? text : null;
    }

    @Nullable Boolean flag(String name) {
      return values.get(name) instanceof Boolean flag ? flag : null;
    }

    @Nullable List<String> texts(String name) {
      return values.get(name) instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : null;
    }

    @Nullable Map<String, String> byName(String name) {
      if (!(values.get(name) instanceof Map<?, ?> map)) {
        return null;
      }
      Map<String, String> texts = new LinkedHashMap<>();
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
      return texts;
    }
  }
}
