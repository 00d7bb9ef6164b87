package io.agentcron.executor.runtime.claude;

import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.Options;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code claude} agent.
 *
 * @param model as the CLI calls it; its own default where missing
 * @param permissionMode as the CLI calls it
 * @param allowedTools tools, or patterns of their use, that need no permission
 * @param environment in addition to what the executor passes on
 * @param workingDirectory absolute; a new one for each run where it is missing
 */
record ClaudeOptions(
    @Nullable String model,
    @Nullable String permissionMode,
    @Nullable List<String> allowedTools,
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
   */
  List<String> arguments(WorkOrder.Limits limits) {
    List<String> arguments = new ArrayList<>(List.of("-p", "--output-format", "stream-json"));
    arguments.add("--verbose"); // Without it, stream-json is refused.
    limits.maxTurns().ifPresent(turns -> add(arguments, "--max-turns", Integer.toString(turns)));
    limits
        .maxBudgetMicroUsd()
        .map(micro -> BigDecimal.valueOf(micro, 6).stripTrailingZeros().toPlainString())
        .ifPresent(usd -> add(arguments, "--max-budget-usd", usd));
    if (model != null) {
      add(arguments, "--model", model);
    }
    if (permissionMode != null) {
      add(arguments, "--permission-mode", permissionMode);
    }
    if (allowedTools != null && !allowedTools.isEmpty()) {
      add(arguments, "--allowedTools", String.join(",", allowedTools));
    }
    return arguments;
  }

  /** As one word, so that a value that begins with a dash stays a value. */
  private static void add(List<String> arguments, String option, String value) {
    arguments.add(option + "=" + value);
  }
}
