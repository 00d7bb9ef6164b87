package io.agentcron.executor.process;

import io.agentcron.executor.run.Dispatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to start.
 *
 * @param command the program, as an absolute path, and its arguments
 * @param directory where it runs; a new one, removed afterwards, where empty
 * @param environment the whole of it, but for the marker
 * @param stdin what it can read; nothing where empty
 * @param interrupt who gets the first, friendly signal
 * @param maxLineBytes what is kept of one line of its output
 */
public record ProcessRequest(
    Dispatch dispatch,
    List<String> command,
    Optional<Path> directory,
    Map<String, String> environment,
    Optional<String> stdin,
    Interrupt interrupt,
    int maxLineBytes) {

  /** Who gets SIGINT when the program is to end. */
  public enum Interrupt {
    /** Itself: it ends what it has started. */
    PROGRAM,
    /** And its descendants, as with Ctrl-C in a terminal. */
    TREE
  }

  public ProcessRequest {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
