package io.agentcron.api.agents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs an agent, with its own options. */
public sealed interface AgentRuntime {

  /**
   * A program with arguments.
   *
   * @param shell whether the command is a line for the shell instead
   */
  record Command(
      List<String> command,
      Optional<String> workingDirectory,
      Map<String, String> environment,
      Optional<String> stdin,
      boolean shell)
      implements AgentRuntime {
    public Command {
      command = List.copyOf(command);
      environment = inOrder(environment);
    }
  }

  /**
   * The Claude Code CLI.
   *
   * @param permissionMode one of {@link #PERMISSION_MODES}
   */
  record Claude(
      Optional<String> model,
      Optional<String> permissionMode,
      List<String> allowedTools,
      Map<String, String> environment,
      Optional<String> workingDirectory)
      implements AgentRuntime {
    public static final List<String> PERMISSION_MODES =
        List.of("acceptEdits", "auto", "bypassPermissions", "manual", "dontAsk", "plan");

    public Claude {
      allowedTools = List.copyOf(allowedTools);
      environment = inOrder(environment);
    }
  }

  private static Map<String, String> inOrder(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
