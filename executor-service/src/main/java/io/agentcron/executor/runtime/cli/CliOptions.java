package io.agentcron.executor.runtime.cli;

import io.agentcron.executor.runtime.Options;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of an agent on one of these CLIs.
 *
 * @param model as the CLI calls it; its own default where missing
 * @param arguments further ones, for the CLI as they are
 * @param environment in addition to what the executor passes on
 * @param workingDirectory absolute; a new one for each run where it is missing
 */
record CliOptions(
    @Nullable String model,
    @Nullable List<String> arguments,
    @Nullable Map<String, String> environment,
    @Nullable String workingDirectory) {

  static CliOptions parse(String json) throws Options.InvalidException {
    return Options.read(json, CliOptions.class);
  }

  List<String> further() {
    return arguments == null ? List.of() : arguments;
  }

  Map<String, String> variables() {
    return environment == null ? Map.of() : environment;
  }
}
