package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.TopicReading;
import io.agentcron.api.runs.TopicReading.Incarnation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table {@code projected}. To take a step is to move the position from where the reader
 * believes it to be, which fences everybody who believes something else.
 */
record Positions(Database database) {

  /** Those of a topic; a topic that was never read, or was made again, is at its beginning. */
  Map<Integer, Long> establish(Incarnation topic, Set<Integer> partitions) {
    String array = ArrayLiteral.of(partitions);
    database.update(
        Sql.of(
            """
            insert into projected as known (topic, partition, topic_id, next_offset)
            select ?, partition, ?, 0 from unnest(?::integer[]) as partition order by partition
            on conflict (topic, partition)
            do update set topic_id = excluded.topic_id, next_offset = 0
            where known.topic_id <> excluded.topic_id\
            """,
            topic.name(),
            topic.id(),
            array));
    return byPartition(
        Sql.of(
            """
            select partition, next_offset from projected
            where topic = ? and partition = any(?::integer[])\
            """,
            topic.name(),
            array));
  }

  /**
   * Moves the positions, in a transaction of the caller's that keeps their rows locked to its end,
   * so that what it reads after this is what the last step left behind.
   *
   * @return whether they were where the reader believed; if not, nothing may be written
   */
  boolean advance(TopicReading step) {
    if (!locked(step).equals(believed(step))) {
      return false;
    }
    database.batch(moves(step));
    return true;
  }

  /** In the order of partitions, so that no two readers wait for each other. */
  private Map<Integer, Long> locked(TopicReading step) {
    return byPartition(
        Sql.of(
            """
            select partition, next_offset from projected
            where topic = ? and topic_id = ? and partition = any(?::integer[])
            order by partition for update\
            """,
            step.topic().name(),
            step.topic().id(),
            ArrayLiteral.of(step.moves().keySet())));
  }

  private static Map<Integer, Long> believed(TopicReading step) {
    return step.moves().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, move -> move.getValue().from()));
  }

  private static List<Sql> moves(TopicReading step) {
    return step.moves().entrySet().stream()
        .map(move ->
            Sql.of(
                "update projected set next_offset = ? where topic = ? and partition = ?",
                move.getValue().to(),
                step.topic().name(),
                move.getKey()))
        .toList();
  }

  private Map<Integer, Long> byPartition(Sql sql) {
    return database.query(sql, Positions::entry).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<Integer, Long> entry(ResultSet row) throws SQLException {
    return Map.entry(row.getInt("partition"), row.getLong("next_offset"));
  }
}
