package io.agentcron.executor.runtime.claude;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.Options;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code claude} agent; what is missing is left to the CLI.
 *
 * @param model as the CLI calls it
 * @param fallbackModel one or more, by comma, for when the model is overloaded
 * @param effort low, medium, high, xhigh or max
 * @param permissionMode as the CLI calls it
 * @param tools the built-in tools that there are; an empty list is none
 * @param allowedTools tools, or patterns of their use, that need no permission
 * @param disallowedTools tools, or patterns of their use, that are refused
 * @param systemPrompt instead of the CLI's own
 * @param appendSystemPrompt after it
 * @param mcpConfig an object, or a file's path; it may name environment variables as <code>${NAME}
 *     </code>
 * @param strictMcpConfig whether there are no other MCP servers
 * @param settings an object, or a file's path
 * @param settingSources which of user, project and local settings are read
 * @param addDirectories directories besides the working directory
 * @param jsonSchema what the answer has to look like; it is then a JSON text
 * @param environment in addition to what the executor passes on
 * @param workingDirectory absolute; a new one for each run where it is missing
 */
record ClaudeOptions(
    @Nullable String model,
    @Nullable String fallbackModel,
    @Nullable String effort,
    @Nullable String permissionMode,
    @Nullable List<String> tools,
    @Nullable List<String> allowedTools,
    @Nullable List<String> disallowedTools,
    @Nullable String systemPrompt,
    @Nullable String appendSystemPrompt,
    @Nullable JsonNode mcpConfig,
    @Nullable Boolean strictMcpConfig,
    @Nullable JsonNode settings,
    @Nullable List<String> settingSources,
    @Nullable List<String> addDirectories,
    @Nullable JsonNode jsonSchema,
    @Nullable Map<String, String> environment,
    @Nullable String workingDirectory) {

  static ClaudeOptions parse(String json) throws Options.InvalidException {
    return Options.read(json, ClaudeOptions.class);
  }

  boolean bypassesPermissions() {
    return "bypassPermissions".equals(permissionMode);
  }

  Map<String, String> variables() {
    return environment == null ? Map.of() : environment;
  }

  /**
   * The CLI's arguments. The prompt goes to stdin: an argument has a limit, and everybody sees it.
   *
   * @param session to go on in
   */
  List<String> arguments(WorkOrder.Limits limits, Optional<String> session) {
    List<String> arguments = new ArrayList<>(List.of("-p", "--output-format", "stream-json"));
    arguments.add("--verbose"); // Without it, stream-json is refused.
    // Signs of life, and the only ones that tell of output while it is made.
    arguments.add("--include-partial-messages");
    limits.maxTurns().ifPresent(turns -> add(arguments, "--max-turns", Integer.toString(turns)));
    limits
        .maxBudgetMicroUsd()
        .map(micro -> BigDecimal.valueOf(micro, 6).stripTrailingZeros().toPlainString())
        .ifPresent(usd -> add(arguments, "--max-budget-usd", usd));
    session.ifPresent(id -> add(arguments, "--resume", id));
    addGiven(arguments, "--model", model);
    addGiven(arguments, "--fallback-model", fallbackModel);
    addGiven(arguments, "--effort", effort);
    addGiven(arguments, "--permission-mode", permissionMode);
    addGiven(arguments, "--tools", tools == null ? null : String.join(",", tools));
    addGiven(arguments, "--allowedTools", joined(allowedTools));
    addGiven(arguments, "--disallowedTools", joined(disallowedTools));
    addGiven(arguments, "--system-prompt", systemPrompt);
    addGiven(arguments, "--append-system-prompt", appendSystemPrompt);
    addGiven(arguments, "--mcp-config", document(mcpConfig));
    if (Boolean.TRUE.equals(strictMcpConfig)) {
      arguments.add("--strict-mcp-config");
    }
    addGiven(arguments, "--settings", document(settings));
    addGiven(arguments, "--setting-sources", joined(settingSources));
    if (addDirectories != null) {
      addDirectories.forEach(directory -> add(arguments, "--add-dir", directory));
    }
    addGiven(arguments, "--json-schema", document(jsonSchema));
    return arguments;
  }

  private static @Nullable String joined(@Nullable List<String> words) {
    return words == null || words.isEmpty() ? null : String.join(",", words);
  }

  /** A path as it is, an object as JSON. */
  private static @Nullable String document(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }

  private static void addGiven(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      add(arguments, option, value);
    }
  }

  /** As one word, so that a value that begins with a dash stays a value. */
  private static void add(List<String> arguments, String option, String value) {
    arguments.add(option + "=" + value);
  }
}
