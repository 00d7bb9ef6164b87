package io.agentcron.api.publication;

import io.agentcron.api.agents.postgres.AgentRow;
import io.agentcron.api.agents.postgres.PostgresAgentStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The right to publish: a session of Postgres that holds the lock. All that a leader reads and
 * writes goes through that session, so that it ends with it.
 */
final class Lead implements AutoCloseable {
  /** The word {@code agents} in ASCII. */
  private static final long LOCK = 0x6167_656E_7473L;

  private final Connection session;

  private Lead(Connection session) {
    this.session = session;
  }

  /** Empty if another instance leads. */
  static Optional<Lead> take(DataSource dataSource) throws SQLException {
    Connection session = dataSource.getConnection();
    try (Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
      result.next();
      if (result.getBoolean(1)) {
        statement.execute("listen " + PostgresAgentStore.CHANNEL);
        return Optional.of(new Lead(session));
      }
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    session.close();
    return Optional.empty();
  }

  /** The agents whose latest version the topic is not known to hold, longest waiting first. */
  List<Unpublished> unpublished(int limit) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "select "
                + AgentRow.COLUMNS
                + ", deleted from agents where published_version < version"
                + " order by updated_at limit ?")) {
      statement.setInt(1, limit);
      List<Unpublished> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(new Unpublished(AgentRow.read(result), result.getBoolean("deleted")));
        }
      }
      return rows;
    }
  }

  /** The topic has them; what was changed meanwhile still lags. */
  void published(List<Unpublished> agents) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "update agents set published_version = ? where id = ? and published_version < ?")) {
      for (Unpublished it : agents) {
        statement.setLong(1, it.agent().version());
        statement.setObject(2, it.agent().id());
        statement.setLong(3, it.agent().version());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Returns at the next change, at the latest after this time. */
  void awaitChange(Duration atMost) throws SQLException {
    session.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
  }

  @Override
  public void close() throws SQLException {
    try (Connection ended = session;
        Statement statement = ended.createStatement()) {
      statement.execute("unlisten *");
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException e) {
      // A session that may still hold the lock must not go back into the pool.
      session.abort(Runnable::run);
      throw e;
    }
  }
}
