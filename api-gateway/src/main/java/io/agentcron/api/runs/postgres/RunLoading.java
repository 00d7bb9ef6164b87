package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.Attempt;
import io.agentcron.api.runs.Run;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs with their attempts. */
final class RunLoading {
  private RunLoading() {}

  static Map<UUID, Run> byId(Database database, Collection<UUID> ids) {
    Map<UUID, List<Attempt>> attempts = attempts(database, ids);
    return database
        .query(
            Sql.of("select * from runs where id = any(?::uuid[])", ArrayLiteral.of(ids)),
            row -> {
              Columns columns = new Columns(row);
              return RunRows.run(columns, attempts.getOrDefault(columns.uuid("id"), List.of()));
            })
        .stream()
        .collect(Collectors.toMap(run -> run.origin().runId(), Function.identity()));
  }

  private static Map<UUID, List<Attempt>> attempts(Database database, Collection<UUID> ids) {
    return database
        .query(
            Sql.of(
                """
                select * from run_attempts where run_id = any(?::uuid[])
                order by run_id, dispatch\
                """,
                ArrayLiteral.of(ids)),
            row -> {
              Columns columns = new Columns(row);
              return Map.entry(columns.uuid("run_id"), AttemptRows.attempt(columns));
            })
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
