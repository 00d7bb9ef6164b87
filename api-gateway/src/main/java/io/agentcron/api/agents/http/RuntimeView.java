package io.agentcron.api.agents.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.agentcron.api.agents.AgentRuntime;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs an agent; the type says what the options are. */
@Serdeable
@Schema(
    name = "Runtime",
    discriminatorProperty = "type",
    oneOf = {RuntimeView.Command.class, RuntimeView.Claude.class})
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RuntimeView.Command.class, name = "command"),
  @JsonSubTypes.Type(value = RuntimeView.Claude.class, name = "claude")
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
   */
  @Serdeable
  @Schema(name = "CommandRuntime")
  record Command(
      @Schema(example = "[\"df\", \"-h\"]", requiredMode = Schema.RequiredMode.REQUIRED)
          List<String> command,
      @Nullable String workingDirectory,
      Map<String, String> environment,
      @Nullable String stdin,
      boolean shell)
      implements RuntimeView {}

  /**
   * The Claude Code CLI.
   *
   * @param model which model; the CLI's own default if null
   * @param permissionMode what it may do without being asked
   * @param allowedTools tools that it may use without being asked
   * @param environment variables besides the executor's
   * @param workingDirectory where it runs
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
      @Nullable String workingDirectory)
      implements RuntimeView {}

  static RuntimeView of(AgentRuntime runtime) {
    return switch (runtime) {
      case AgentRuntime.Command it ->
          new Command(
              it.command(),
              it.workingDirectory().orElse(null),
              it.environment(),
              it.stdin().orElse(null),
              it.shell());
      case AgentRuntime.Claude it ->
          new Claude(
              it.model().orElse(null),
              it.permissionMode().orElse(null),
              it.allowedTools(),
              it.environment(),
              it.workingDirectory().orElse(null));
    };
  }
}
