package io.agentcron.scheduler.definition;

import java.util.List;
import java.util.Optional;

/**
 * What runs the agent; the scheduler passes it on unread.
 *
 * @param options a JSON object
 * @param session what a run knows of the one before
 * @param gate what decides at the executor whether the agent runs
 */
public record RuntimeSpec(String type, String options, Session session, Optional<Gate> gate) {

  /** One with a session of its own in each run, and no gate. */
  public RuntimeSpec(String type, String options) {
    this(type, options, Session.FRESH, Optional.empty());
  }

  /** What a run knows of the one before. */
  public enum Session {
    FRESH,
    RESUME,
    LAST_OUTPUT
  }

  /** A command, and the exit code with which it has the run skipped. */
  public record Gate(List<String> command, int skipExitCode) {
    public Gate {
      command = List.copyOf(command);
    }
  }
}
