package io.agentcron.api.runs.http;

import io.agentcron.api.http.Usd;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunDetail;
import io.agentcron.api.runs.RunSummary;
import io.agentcron.api.runs.Usage;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run. Lists leave out {@code attempts}, {@code toolCalls} and {@code prompt}: there they are
 * null.
 *
 * @param reason one word: why it was skipped
 * @param message why it was skipped, cancelled or expired, for people
 * @param requestedAt when the scheduler first spoke of it; lists are ordered by it
 * @param startedAt of the attempt that counts, like {@code executor}, {@code durationMs} and {@code
 *     exitCode}
 * @param attempt the number of the attempt that counts
 * @param retryAt when the next attempt is due, while the status is {@code retrying}
 * @param retryOf the finished run that this one tries again
 * @param prompt what it was asked to do
 * @param output the answer
 * @param costUsd of all attempts, like the tokens and turns
 */
@Serdeable
@Schema(name = "Run")
record RunView(
    UUID id,
    UUID agentId,
    String agentName,
    @Nullable UUID scheduleId,
    @Nullable String scheduleName,
    @Nullable String trigger,
    String status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant nominalTime,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    @Nullable Integer exitCode,
    int attempt,
    @Nullable Instant retryAt,
    @Nullable UUID retryOf,
    @Nullable List<AttemptView> attempts,
    @Nullable String prompt,
    @Nullable String output,
    @Nullable FailureView error,
    @Nullable BigDecimal costUsd,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Long cacheReadTokens,
    @Nullable Long cacheCreationTokens,
    @Nullable Long numTurns,
    @Nullable Long contextUsed,
    @Nullable Long contextMax,
    @Nullable List<ToolCallView> toolCalls,
    @Nullable String sessionId,
    @Nullable String executor,
    long definitionVersion) {

  static RunView of(RunSummary run) {
    return of(run, null, null, null);
  }

  static RunView of(RunDetail detail) {
    Run run = detail.run();
    return of(
        RunSummary.of(run),
        run.attempts().stream().map(it -> AttemptView.of(run, it)).toList(),
        detail.prompt().orElse(null),
        ToolCallView.of(run.usage().toolCalls()));
  }

  private static RunView of(
      RunSummary run,
      @Nullable List<AttemptView> attempts,
      @Nullable String prompt,
      @Nullable List<ToolCallView> toolCalls) {
    Origin origin = run.origin();
    Optional<Run.Ending> ending = Optional.ofNullable(run.ending());
    Usage usage = run.usage();
    return new RunView(
        origin.runId(),
        origin.agentId(),
        origin.agentName(),
        origin.scheduleId(),
        origin.scheduleName(),
        origin.trigger() == null ? null : origin.trigger().word(),
        run.status().word(),
        ending.map(Run.Ending::reason).orElse(null),
        ending.map(Run.Ending::message).orElse(null),
        origin.nominalTime(),
        run.requestedAt(),
        run.startedAt(),
        ending.map(Run.Ending::at).orElse(null),
        Optional.ofNullable(run.duration()).map(Duration::toMillis).orElse(null),
        run.exitCode(),
        run.attempt(),
        run.retryAt(),
        origin.retryOf(),
        attempts,
        prompt,
        ending.map(Run.Ending::output).orElse(null),
        ending.map(Run.Ending::error).map(FailureView::of).orElse(null),
        Usd.ofOptionalMicro(usage.costMicroUsd()),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cacheReadTokens(),
        usage.cacheCreationTokens(),
        usage.numTurns(),
        usage.contextUsed(),
        usage.contextMax(),
        toolCalls,
        usage.sessionId(),
        run.executor(),
        origin.definitionVersion());
  }
}
