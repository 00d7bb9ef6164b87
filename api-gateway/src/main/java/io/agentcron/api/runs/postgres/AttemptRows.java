package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.Attempt;
import io.agentcron.api.runs.RunStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code run_attempts}. */
final class AttemptRows {
  private AttemptRows() {}

  static Sql upsert(UUID runId, Attempt attempt) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("run_id", runId);
    row.put("dispatch", attempt.dispatch());
    row.put("attempt", attempt.attempt());
    row.put("executor", attempt.executor());
    row.put("requested_at", attempt.requestedAt());
    row.put("started_at", attempt.startedAt());
    row.put("usage_at", attempt.usageAt());
    UsageColumns.put(attempt.usage(), row);
    row.put("tool_calls", JsonColumns.ofToolCalls(attempt.usage().toolCalls()));
    put(Optional.ofNullable(attempt.end()), row);
    return Upsert.into("run_attempts", Set.of("run_id", "dispatch"), row);
  }

  private static void put(Optional<Attempt.End> end, Map<String, @Nullable Object> row) {
    row.put("end_status", end.map(it -> it.status().word()).orElse(null));
    row.put("ended_at", end.map(Attempt.End::at).orElse(null));
    row.put("duration_millis", end.map(Attempt.End::duration).map(Duration::toMillis).orElse(null));
    row.put("exit_code", end.map(Attempt.End::exitCode).orElse(null));
    row.put("output", end.map(Attempt.End::output).orElse(null));
    RunRows.putError(end.map(Attempt.End::error), row);
  }

  static Attempt attempt(Columns row) throws SQLException {
    return new Attempt(
        row.integer("dispatch"),
        row.integer("attempt"),
        row.optionalText("executor"),
        row.optionalInstant("requested_at"),
        row.optionalInstant("started_at"),
        UsageColumns.usage(row, JsonColumns.toolCalls(row.text("tool_calls"))),
        row.optionalInstant("usage_at"),
        end(row));
  }

  private static Attempt.@Nullable End end(Columns row) throws SQLException {
    String status = row.optionalText("end_status");
    Instant at = row.optionalInstant("ended_at");
    return status == null || at == null
        ? null
        : new Attempt.End(
            RunStatus.of(status).orElseThrow(),
            at,
            row.optionalDuration("duration_millis"),
            row.optionalInteger("exit_code"),
            RunRows.error(row),
            row.optionalText("output"));
  }
}
