package io.agentcron.executor.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentcron.executor.run.FailureKind;
import java.util.List;
import java.util.Optional;

/** How one CLI is called, and what its lines mean. */
interface Dialect {
  /** What {@code runtime.type} calls it; also its program. */
  String type();

  /**
   * Its arguments; the prompt comes on stdin.
   *
   * @param session to go on in
   * @param model empty for its own default
   */
  List<String> arguments(Optional<String> session, Optional<String> model, List<String> further);

  /** Takes in what a line of its stdout says. */
  void read(JsonNode event, CliTally tally);

  /** What a failing exit code means, where it means something. */
  default Optional<FailureKind> failure(int status) {
    return Optional.empty();
  }
}
