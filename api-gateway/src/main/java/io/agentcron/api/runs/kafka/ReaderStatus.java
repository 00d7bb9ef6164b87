package io.agentcron.api.runs.kafka;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a reader does its work, and what it waits for if not. */
final class ReaderStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderStatus.class);

  private final String topic;
  private volatile Optional<String> problem = Optional.of("not started yet");

  ReaderStatus(String topic) {
    this.topic = topic;
  }

  String topic() {
    return topic;
  }

  /** Empty while all is well. */
  Optional<String> problem() {
    return problem;
  }

  void works() {
    if (problem.isPresent()) {
      LOG.atInfo().addKeyValue("topic", topic).log("Reading into the history");
    }
    problem = Optional.empty();
  }

  /** Logged once for as long as it is the same. */
  void waits(RuntimeException cause) {
    String found = String.valueOf(cause.getMessage());
    if (!problem.equals(Optional.of(found))) {
      LOG.atWarn().addKeyValue("topic", topic).setCause(cause).log("Cannot read on yet");
    }
    problem = Optional.of(found);
  }
}
