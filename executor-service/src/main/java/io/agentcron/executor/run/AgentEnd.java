package io.agentcron.executor.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an agent ended as its runtime sees it, whoever wanted it to end.
 *
 * @param failure empty for success
 * @param skipped why it did not run at all, where its gate has said so
 */
public record AgentEnd(
    Optional<Failure> failure,
    Optional<String> skipped,
    @Nullable Integer exitCode,
    @Nullable String output,
    Metrics metrics) {

  /** One that ran. */
  public AgentEnd(
      Optional<Failure> failure,
      @Nullable Integer exitCode,
      @Nullable String output,
      Metrics metrics) {
    this(failure, Optional.empty(), exitCode, output, metrics);
  }

  /** For an agent that could not be started. */
  public static AgentEnd notStarted(Failure failure) {
    return new AgentEnd(Optional.of(failure), null, null, Metrics.NONE);
  }

  /** For an agent that was not wanted. */
  public static AgentEnd skipped(String message) {
    return new AgentEnd(Optional.empty(), Optional.of(message), null, null, Metrics.NONE);
  }
}
