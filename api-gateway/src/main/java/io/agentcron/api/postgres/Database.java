package io.agentcron.api.postgres;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
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

  public <T> T transaction(Supplier<T> work) {
    return transactions.executeWrite(_ -> work.get());
  }

  public <T> List<T> query(Sql sql, RowReader<T> reader) {
    return transactions.executeRead(_ ->
        jdbc.prepareStatement(
            sql.text(),
            statement -> {
              sql.bind(statement);
              List<T> rows = new ArrayList<>();
              try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                  rows.add(reader.read(result));
                }
              }
              return rows;
            }));
  }

  public <T> Optional<T> first(Sql sql, RowReader<T> reader) {
    return query(sql, reader).stream().findFirst();
  }

  /** How many rows it changed. */
  public int update(Sql sql) {
    return transactions.executeWrite(_ ->
        jdbc.prepareStatement(
            sql.text(),
            statement -> {
              sql.bind(statement);
              return statement.executeUpdate();
            }));
  }

  /** The same statement with different parameters, sent together. */
  public void batch(List<Sql> statements) {
    if (statements.isEmpty()) {
      return;
    }
    transactions.executeWrite(_ ->
        jdbc.prepareStatement(
            statements.getFirst().text(),
            statement -> {
              for (Sql sql : statements) {
                sql.bind(statement);
                statement.addBatch();
              }
              return statement.executeBatch();
            }));
  }
}
