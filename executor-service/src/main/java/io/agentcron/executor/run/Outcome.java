package io.agentcron.executor.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt left behind, however it ended.
 *
 * @param duration from the launch to the end of the last process
 * @param output the answer, bounded
 */
public record Outcome(
    Duration duration, @Nullable Integer exitCode, @Nullable String output, Metrics metrics) {

  public static final Outcome NOTHING_LAUNCHED =
      new Outcome(Duration.ZERO, null, null, Metrics.NONE);
}
