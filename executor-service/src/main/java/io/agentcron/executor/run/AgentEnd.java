package io.agentcron.executor.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an agent ended as its runtime sees it, whoever wanted it to end.
 *
 * @param failure empty for success
 */
public record AgentEnd(
    Optional<Failure> failure,
    @Nullable Integer exitCode,
    @Nullable String output,
    Metrics metrics) {

  /** For an agent that could not be started. */
  public static AgentEnd notStarted(Failure failure) {
    return new AgentEnd(Optional.of(failure), null, null, Metrics.NONE);
  }
}
