package io.agentcron.api.agents;

import java.util.List;

/**
 * A command that runs before the agent, where the agent would run, and decides whether it does.
 *
 * @param skipExitCode with this exit code the run is skipped, with 0 the agent runs, with any other
 *     the run fails
 */
public record Gate(List<String> command, int skipExitCode) {
  public Gate {
    command = List.copyOf(command);
  }
}
