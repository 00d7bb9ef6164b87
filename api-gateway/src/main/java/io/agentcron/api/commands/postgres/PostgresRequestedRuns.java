package io.agentcron.api.commands.postgres;

import io.agentcron.api.commands.RequestedRun;
import io.agentcron.api.commands.RequestedRuns;
import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Json;
import io.agentcron.api.postgres.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

@Singleton
class PostgresRequestedRuns implements RequestedRuns {
  private final Database database;

  PostgresRequestedRuns(Database database) {
    this.database = database;
  }

  @Override
  public RequestedRun remember(RequestedRun run) {
    int rows =
        database.update(
            Sql.of(
                """
                insert into requested_runs (run_id, agent_id, schedule_id, prompt, inputs,
                  retry_of, requested_at, requested_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run_id) do nothing\
                """,
                run.runId(),
                run.agentId(),
                run.scheduleId().orElse(null),
                run.prompt().orElse(null),
                Json.write(run.inputs()),
                run.retryOf().orElse(null),
                run.requestedAt(),
                run.requestedBy()));
    return rows == 1 ? run : find(run.runId()).orElseThrow();
  }

  @Override
  public Optional<RequestedRun> find(UUID runId) {
    return database.first(
        Sql.of("select * from requested_runs where run_id = ?", runId),
        PostgresRequestedRuns::read);
  }

  @Override
  public Optional<UUID> agentOf(String owner, UUID runId) {
    return database.first(
        Sql.of(
            """
            select a.id from requested_runs r join agents a on a.id = r.agent_id
            where r.run_id = ? and a.owner = ?\
            """,
            runId,
            owner),
        row -> row.getObject("id", UUID.class));
  }

  private static RequestedRun read(ResultSet row) throws SQLException {
    return new RequestedRun(
        row.getObject("run_id", UUID.class),
        row.getObject("agent_id", UUID.class),
        Optional.ofNullable(row.getObject("schedule_id", UUID.class)),
        Optional.ofNullable(row.getString("prompt")),
        Json.read(row.getString("inputs")),
        Optional.ofNullable(row.getObject("retry_of", UUID.class)),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("requested_by"));
  }
}
