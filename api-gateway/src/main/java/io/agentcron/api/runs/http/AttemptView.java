package io.agentcron.api.runs.http;

import io.agentcron.api.http.Usd;
import io.agentcron.api.runs.Attempt;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.Usage;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One dispatch of a run to an executor.
 *
 * @param attempt several dispatches are one attempt where the earlier ones came to nothing
 * @param output the answer
 * @param status {@code expired} where nobody started it in time
 */
@Serdeable
@Schema(name = "Attempt")
record AttemptView(
    int attempt,
    int dispatch,
    String status,
    @Nullable String executor,
    @Nullable Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    @Nullable Integer exitCode,
    @Nullable FailureView error,
    @Nullable String output,
    @Nullable BigDecimal costUsd,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheCreationTokens,
    @Nullable Long numTurns,
    @Nullable Long contextUsed,
    @Nullable Long contextMax,
    @Nullable String sessionId,
    List<ToolCallView> toolCalls) {

  static AttemptView of(Run run, Attempt attempt) {
    Optional<Attempt.End> end = Optional.ofNullable(attempt.end());
    Usage usage = attempt.usage();
    return new AttemptView(
        attempt.attempt(),
        attempt.dispatch(),
        run.statusOf(attempt).word(),
        attempt.executor(),
        attempt.requestedAt(),
        attempt.startedAt(),
        end.map(Attempt.End::at).orElse(null),
        end.map(Attempt.End::duration).map(Duration::toMillis).orElse(null),
        end.map(Attempt.End::exitCode).orElse(null),
        end.map(Attempt.End::error).map(FailureView::of).orElse(null),
        end.map(Attempt.End::output).orElse(null),
        Usd.ofOptionalMicro(usage.costMicroUsd()),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cacheReadTokens(),
        usage.cacheCreationTokens(),
        usage.numTurns(),
        usage.contextUsed(),
        usage.contextMax(),
        usage.sessionId(),
        ToolCallView.of(usage.toolCalls()));
  }
}
