package io.agentcron.api.agents;

import io.agentcron.api.agents.AgentRuntime.Claude;
import io.agentcron.api.agents.AgentRuntime.Command;
import io.agentcron.api.agents.AgentRuntime.Other;
import io.agentcron.api.input.InputObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runtimes as documents: {@code {type, ...}}, where the type says what the options are. */
public final class RuntimeDocument {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Set<String> SECRET_PLACES = Set.of("environment", "headers");
  private static final Map<String, Function<InputObject, AgentRuntime>> READERS =
      new LinkedHashMap<>();
  private static final Map<String, String> PERMISSION_MODES =
      Claude.PERMISSION_MODES.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(), Function.identity(), (a, _) -> a, LinkedHashMap::new));

  static {
    READERS.put("command", RuntimeDocument::command);
    READERS.put("claude", RuntimeDocument::claude);
    for (String type : List.of("http", "codex", "gemini", "opencode")) {
      READERS.put(type, in -> new Other(type, RuntimeOption.readAll(in, type)));
    }
  }

  private RuntimeDocument() {}

  static Optional<AgentRuntime> read(InputObject in) {
    if (!in.has("type")) {
      var _ = in.requiredText("type");
      return Optional.empty();
    }
    Optional<AgentRuntime> runtime = in.oneOf("type", READERS).map(reader -> reader.apply(in));
    if (runtime.isPresent()) {
      options(runtime.get()).entrySet().stream()
          .filter(option -> !SECRET_PLACES.contains(option.getKey()))
          .filter(option -> option.getValue().toString().contains("${secret:"))
          .forEach(option ->
              in.violation(
                  option.getKey(), null, "expected secrets in environment and headers only"));
      in.refuseOthers();
    }
    return runtime;
  }

  public static String type(AgentRuntime runtime) {
    return switch (runtime) {
      case Command _ -> "command";
      case Claude _ -> "claude";
      case Other it -> it.type();
    };
  }

  /** The options without the type. */
  public static Map<String, Object> options(AgentRuntime runtime) {
    Map<String, Object> options = new LinkedHashMap<>();
    switch (runtime) {
      case Command it -> {
        options.put("command", it.command());
        it.workingDirectory().ifPresent(value -> options.put("workingDirectory", value));
        options.put("environment", it.environment());
        it.stdin().ifPresent(value -> options.put("stdin", value));
        options.put("shell", it.shell());
        options.putAll(it.further());
      }
      case Claude it -> {
        it.model().ifPresent(value -> options.put("model", value));
        it.permissionMode().ifPresent(value -> options.put("permissionMode", value));
        options.put("allowedTools", it.allowedTools());
        options.put("environment", it.environment());
        it.workingDirectory().ifPresent(value -> options.put("workingDirectory", value));
        options.putAll(it.further());
      }
      case Other it -> options.putAll(it.options());
    }
    return options;
  }

  private static AgentRuntime command(InputObject in) {
    List<String> command = in.texts("command");
    if (command.isEmpty() || command.getFirst().isBlank()) {
      in.violation("command", command, "expected a program, then its arguments");
    }
    return new Command(
        command,
        workingDirectory(in),
        environment(in),
        in.text("stdin"),
        in.flag("shell", false),
        RuntimeOption.readAll(in, "command"));
  }

  private static AgentRuntime claude(InputObject in) {
    Optional<String> model = in.text("model");
    if (model.filter(it -> it.isBlank() || it.startsWith("-")).isPresent()) {
      in.violation("model", model.get(), "expected the name of a model");
    }
    List<String> tools = in.texts("allowedTools");
    for (int i = 0; i < tools.size(); i++) {
      if (tools.get(i).isBlank() || tools.get(i).startsWith("-")) {
        in.violation("allowedTools[" + i + "]", tools.get(i), "expected a tool or a pattern");
      }
    }
    return new Claude(
        model,
        in.oneOf("permissionMode", PERMISSION_MODES),
        tools,
        environment(in),
        workingDirectory(in),
        RuntimeOption.readAll(in, "claude"));
  }

  private static Optional<String> workingDirectory(InputObject in) {
    Optional<String> directory = in.text("workingDirectory");
    if (directory.filter(String::isBlank).isPresent()) {
      in.violation("workingDirectory", directory.get(), "expected a path");
    }
    return directory;
  }

  static Map<String, String> environment(InputObject in) {
    Map<String, String> environment = in.textsByName("environment");
    environment.keySet().stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .forEach(name ->
            in.violation(
                "environment",
                name,
                "expected names of letters, digits and '_', not starting with a digit"));
    return environment;
  }
}
