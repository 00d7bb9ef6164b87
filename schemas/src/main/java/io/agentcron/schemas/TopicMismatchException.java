package io.agentcron.schemas;

import java.util.List;

/** The cluster has a topic of ours that differs from the catalogue in what its readers rely on. */
public final class TopicMismatchException extends RuntimeException {
  TopicMismatchException(List<String> differences) {
    super(
        "The topics on this cluster do not fit the configuration ("
            + String.join("; ", differences)
            + "). Set the configuration to what is there, or use another topic prefix.");
  }
}
