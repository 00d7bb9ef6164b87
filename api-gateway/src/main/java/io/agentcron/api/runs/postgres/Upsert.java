package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that writes a row whether it is there or not. */
final class Upsert {
  private Upsert() {}

  /**
   * A row.
   *
   * @param row values by column, in an order that is the same for all rows of a batch
   */
  static Sql into(String table, Set<String> key, Map<String, @Nullable Object> row) {
    List<String> columns = new ArrayList<>(row.keySet());
    String assignments =
        columns.stream()
            .filter(column -> !key.contains(column))
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return Sql.of(
        "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
            .formatted(
                table,
                String.join(", ", columns),
                columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                String.join(", ", key),
                assignments),
        row.values().toArray());
  }
}
