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
   * @param further options by name, as the executor takes them
   */
  record Command(
      List<String> command,
      Optional<String> workingDirectory,
      Map<String, String> environment,
      Optional<String> stdin,
      boolean shell,
      Map<String, Object> further)
      implements AgentRuntime {
    public Command {
      command = List.copyOf(command);
      environment = inOrder(environment);
      further = inOrder(further);
    }

    /** One with no more to say. */
    public Command(
        List<String> command,
        Optional<String> workingDirectory,
        Map<String, String> environment,
        Optional<String> stdin,
        boolean shell) {
      this(command, workingDirectory, environment, stdin, shell, Map.of());
    }
  }

  /**
   * The Claude Code CLI.
   *
   * @param permissionMode one of {@link #PERMISSION_MODES}
   * @param further options by name, as the executor takes them
   */
  record Claude(
      Optional<String> model,
      Optional<String> permissionMode,
      List<String> allowedTools,
      Map<String, String> environment,
      Optional<String> workingDirectory,
      Map<String, Object> further)
      implements AgentRuntime {
    public static final List<String> PERMISSION_MODES =
        List.of("acceptEdits", "auto", "bypassPermissions", "manual", "dontAsk", "plan");

    public Claude {
      allowedTools = List.copyOf(allowedTools);
      environment = inOrder(environment);
      further = inOrder(further);
    }

    /** One with no more to say. */
    public Claude(
        Optional<String> model,
        Optional<String> permissionMode,
        List<String> allowedTools,
        Map<String, String> environment,
        Optional<String> workingDirectory) {
      this(model, permissionMode, allowedTools, environment, workingDirectory, Map.of());
    }
  }

  /**
   * Something that only the executor knows from within: an agent server, another CLI.
   *
   * @param options by name, as the executor takes them
   */
  record Other(String type, Map<String, Object> options) implements AgentRuntime {
    public Other {
      options = inOrder(options);
    }
  }

  private static <T> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
