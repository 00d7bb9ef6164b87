package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.Attempt;
import io.agentcron.api.runs.Failure;
import io.agentcron.api.runs.FailureKind;
import io.agentcron.api.runs.Lifecycle;
import io.agentcron.api.runs.Origin;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.RunSummary;
import io.agentcron.api.runs.Trigger;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code runs}. */
final class RunRows {
  private RunRows() {}

  static Sql upsert(Run run) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    put(run.origin(), row);
    row.put("status", run.status().word());
    row.put("attempt", run.lifecycle().attempt());
    row.put("wanted_dispatch", run.lifecycle().wanted());
    row.put("requested_at", run.requestedAt());
    row.put("retry_at", run.retryAt());
    put(Optional.ofNullable(run.ending()), row);
    RunSummary summary = RunSummary.of(run);
    row.put("started_at", summary.startedAt());
    row.put("duration_millis", summary.duration() == null ? null : summary.duration().toMillis());
    row.put("exit_code", summary.exitCode());
    row.put("executor", summary.executor());
    UsageColumns.put(summary.usage(), row);
    return Upsert.into("runs", Set.of("id"), row);
  }

  private static void put(Origin origin, Map<String, @Nullable Object> row) {
    row.put("id", origin.runId());
    row.put("agent_id", origin.agentId());
    row.put("agent_name", origin.agentName());
    row.put("owner", origin.owner());
    row.put("schedule_id", origin.scheduleId());
    row.put("schedule_name", origin.scheduleName());
    row.put("trigger", origin.trigger() == null ? null : origin.trigger().word());
    row.put("nominal_time", origin.nominalTime());
    row.put("definition_version", origin.definitionVersion());
    row.put("command_id", origin.commandId());
    row.put("retry_of", origin.retryOf());
  }

  private static void put(Optional<Run.Ending> ending, Map<String, @Nullable Object> row) {
    row.put("completed_at", ending.map(Run.Ending::at).orElse(null));
    row.put("output", ending.map(Run.Ending::output).orElse(null));
    row.put("reason", ending.map(Run.Ending::reason).orElse(null));
    row.put("message", ending.map(Run.Ending::message).orElse(null));
    putError(ending.map(Run.Ending::error), row);
  }

  static void putError(Optional<Failure> error, Map<String, @Nullable Object> row) {
    row.put("error_kind", error.map(it -> it.kind().word()).orElse(null));
    row.put("error_message", error.map(Failure::message).orElse(null));
  }

  static RunSummary summary(Columns row) throws SQLException {
    return new RunSummary(
        origin(row),
        status(row),
        row.integer("attempt"),
        row.instant("requested_at"),
        row.optionalInstant("started_at"),
        row.optionalInstant("retry_at"),
        ending(row),
        row.optionalDuration("duration_millis"),
        row.optionalInteger("exit_code"),
        row.optionalText("executor"),
        UsageColumns.usage(row, List.of()));
  }

  static Run run(Columns row, List<Attempt> attempts) throws SQLException {
    return new Run(
        origin(row),
        row.instant("requested_at"),
        new Lifecycle(status(row), row.integer("attempt"), row.integer("wanted_dispatch")),
        attempts,
        row.optionalInstant("retry_at"),
        ending(row));
  }

  static @Nullable Failure error(Columns row) throws SQLException {
    String kind = row.optionalText("error_kind");
    return kind == null
        ? null
        : new Failure(FailureKind.of(kind).orElseThrow(), row.text("error_message"));
  }

  private static Origin origin(Columns row) throws SQLException {
    return new Origin(
        row.uuid("id"),
        row.uuid("agent_id"),
        row.text("agent_name"),
        row.text("owner"),
        row.optionalUuid("schedule_id"),
        row.optionalText("schedule_name"),
        Optional.ofNullable(row.optionalText("trigger")).flatMap(Trigger::of).orElse(null),
        row.optionalInstant("nominal_time"),
        row.number("definition_version"),
        row.optionalText("command_id"),
        row.optionalUuid("retry_of"));
  }

  static RunStatus status(Columns row) throws SQLException {
    return RunStatus.of(row.text("status")).orElseThrow();
  }

  private static Run.@Nullable Ending ending(Columns row) throws SQLException {
    return row.optionalInstant("completed_at") == null
        ? null
        : new Run.Ending(
            row.instant("completed_at"),
            row.optionalText("output"),
            error(row),
            row.optionalText("reason"),
            row.optionalText("message"));
  }
}
