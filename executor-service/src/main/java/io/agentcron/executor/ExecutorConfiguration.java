package io.agentcron.executor;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code agentcron.executor.*}; the defaults are in {@code application-executor.yml}.
 *
 * @param name for people; made from the host's name where missing
 * @param dataDirectory one for each executor: its identity, its lock, its agents' directories
 * @param group the share group, the same for all executors that share the work
 * @param slots how many agents run at once
 * @param runtimes those allowed here
 * @param environment what agents see of the executor's own, by name or by beginning with {@code *}
 * @param cliEnvironment what agents on codex, gemini and opencode see besides
 * @param secretsDirectory one file for each secret that agents may name
 * @param heartbeatAtMost a heartbeat is at least this long after the one before
 * @param heartbeatAtLeast and at most this long
 * @param fence without an acknowledged heartbeat for this long a run is ended; less than the
 *     scheduler's lease
 * @param swept by then, counted from the same heartbeat, its last process is gone; also less
 * @param patience of each step of ending an agent: SIGINT, SIGTERM, SIGKILL
 * @param drain how long runs may go on when the service is stopped
 * @param outputBytes how much of an answer is kept
 * @param maxPrintedBytes a run that prints more is ended
 * @param transcriptBytes how much of a transcript is kept
 * @param transcriptLineLength how much of each of its lines, in characters
 */
@ConfigurationProperties("agentcron.executor")
record ExecutorConfiguration(
    @Nullable String name,
    String dataDirectory,
    String group,
    int slots,
    List<String> runtimes,
    List<String> environment,
    List<String> cliEnvironment,
    @Nullable String secretsDirectory,
    Duration heartbeatAtMost,
    Duration heartbeatAtLeast,
    Duration fence,
    Duration swept,
    Duration patience,
    Duration drain,
    int outputBytes,
    long maxPrintedBytes,
    long transcriptBytes,
    int transcriptLineLength) {

  private static final int MAX_OUTPUT_BYTES = 512 << 10;
  private static final int MAX_LINE_LENGTH = 64 << 10;

  ExecutorConfiguration {
    if (slots < 1) {
      throw new IllegalArgumentException(
          "agentcron.executor.slots: expected at least 1, found " + slots);
    }
    // A report or a line must fit into a record of Kafka, of 1 MiB by default.
    atMost("output-bytes", outputBytes, MAX_OUTPUT_BYTES);
    atMost("transcript-line-length", transcriptLineLength, MAX_LINE_LENGTH);
  }

  private static void atMost(String name, int value, int limit) {
    if (value < 1 || value > limit) {
      throw new IllegalArgumentException(
          "agentcron.executor.%s: expected 1 to %d, found %d".formatted(name, limit, value));
    }
  }
}
