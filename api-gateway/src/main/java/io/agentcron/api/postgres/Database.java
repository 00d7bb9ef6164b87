package io.agentcron.api.postgres;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs statements; those inside {@link #transaction} commit or fail together. */
@Singleton
public final class Database {
  private final JdbcOperations jdbc;
  private final TransactionOperations<Connection> transactions;

  public Database(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * All of the work or nothing.
   *
   * @throws DatabaseAwayException if Postgres does not answer, as from every method here
   */
  public <T> T transaction(Supplier<T> work) {
    return answered(() -> transactions.executeWrite(_ -> work.get()));
  }

  public <T> List<T> query(Sql sql, RowReader<T> reader) {
    return answered(() ->
        transactions.executeRead(
            _ -> jdbc.prepareStatement(sql.text(), statement -> rows(sql, statement, reader))));
  }

  public <T> Optional<T> first(Sql sql, RowReader<T> reader) {
    return query(sql, reader).stream().findFirst();
  }

  /** How many rows it changed. */
  public int update(Sql sql) {
    return answered(() ->
        transactions.executeWrite(_ ->
            jdbc.prepareStatement(
                sql.text(),
                statement -> {
                  sql.bind(statement);
                  return statement.executeUpdate();
                })));
  }

  /** The same statement with different parameters, sent together. */
  public void batch(List<Sql> statements) {
    if (statements.isEmpty()) {
      return;
    }
    var _ =
        answered(() ->
            transactions.executeWrite(_ ->
                jdbc.prepareStatement(
                    statements.getFirst().text(),
                    statement -> {
                      for (Sql sql : statements) {
                        sql.bind(statement);
                        statement.addBatch();
                      }
                      return statement.executeBatch();
                    })));
  }

  private static <T> List<T> rows(Sql sql, PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    sql.bind(statement);
    List<T> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  private static <T> T answered(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw DatabaseAwayException.of(e);
    }
  }
}
