package io.agentcron.api.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list: all attempts in one line.
 *
 * @param startedAt of the attempt that counts, like executor, duration and exit code
 * @param retryAt when the next attempt is due, while it waits for that
 * @param usage of all attempts, without tool calls
 */
public record RunSummary(
    Origin origin,
    RunStatus status,
    int attempt,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant retryAt,
    Run.@Nullable Ending ending,
    @Nullable Duration duration,
    @Nullable Integer exitCode,
    @Nullable String executor,
    Usage usage) {

  public static RunSummary of(Run run) {
    Optional<Attempt> current = run.currentAttempt();
    Optional<Attempt.End> end = current.map(Attempt::end);
    return new RunSummary(
        run.origin(),
        run.status(),
        run.lifecycle().attempt(),
        run.requestedAt(),
        current.map(Attempt::startedAt).orElse(null),
        run.retryAt(),
        run.ending(),
        end.map(Attempt.End::duration).orElse(null),
        end.map(Attempt.End::exitCode).orElse(null),
        current.map(Attempt::executor).orElse(null),
        run.usage().withoutToolCalls());
  }
}
