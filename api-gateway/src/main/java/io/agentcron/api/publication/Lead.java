package io.agentcron.api.publication;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.agents.PublishedAgent.Revision;
import io.agentcron.api.agents.postgres.AgentRow;
import io.agentcron.api.agents.postgres.PostgresAgentStore;
import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.api.scheduler.postgres.PostgresGlobalPauseStore;
import io.agentcron.schemas.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final String REVISIONS =
      """
      select a.id, a.owner, v.version, v.definition::text as definition, a.created_at,
        a.created_by, v.changed_at as updated_at, v.deleted
      from agent_versions v join agents a on a.id = v.agent_id
      where v.agent_id = ? and v.version >= ? and v.version <= ? order by v.version\
      """;

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
  List<PublishedAgent> unpublished(int limit) throws SQLException {
    List<PublishedAgent> agents = new ArrayList<>();
    for (Unpublished it : lagging(limit)) {
      agents.add(PublishedAgent.of(revisions(it), it.applied()));
    }
    return agents;
  }

  private List<Unpublished> lagging(int limit) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "select "
                + AgentRow.COLUMNS
                + ", deleted, applied_version from agents where published_version < version"
                + " order by updated_at limit ?")) {
      statement.setInt(1, limit);
      List<Unpublished> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Unpublished(
                  AgentRow.read(result),
                  result.getBoolean("deleted"),
                  result.getLong("applied_version")));
        }
      }
      return rows;
    }
  }

  /** The version that the scheduler works by, if it is known, and all that followed it. */
  private List<Revision> revisions(Unpublished agent) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(REVISIONS)) {
      statement.setObject(1, agent.agent().id());
      statement.setLong(2, agent.applied());
      statement.setLong(3, agent.agent().version());
      List<Revision> revisions = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          revisions.add(new Revision(AgentRow.read(result), result.getBoolean("deleted")));
        }
      }
      return revisions;
    }
  }

  /** The global pause, if the topic is not known to hold its latest version. */
  Optional<GlobalPause> unpublishedPause() throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "select * from settings where name = ? and published_version < version")) {
      statement.setString(1, Settings.GLOBAL_PAUSE);
      try (ResultSet result = statement.executeQuery()) {
        return result.next()
            ? Optional.of(PostgresGlobalPauseStore.read(result))
            : Optional.empty();
      }
    }
  }

  void published(GlobalPause pause) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "update settings set published_version = ? where name = ? and published_version < ?")) {
      statement.setLong(1, pause.version());
      statement.setString(2, Settings.GLOBAL_PAUSE);
      statement.setLong(3, pause.version());
      statement.executeUpdate();
    }
  }

  /** The topic has them; what was changed meanwhile still lags. */
  void published(List<PublishedAgent> agents) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "update agents set published_version = ? where id = ? and published_version < ?")) {
      for (Agent agent : inLockOrder(agents)) {
        statement.setLong(1, agent.version());
        statement.setObject(2, agent.id());
        statement.setLong(3, agent.version());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static List<Agent> inLockOrder(List<PublishedAgent> agents) {
    return agents.stream()
        .map(PublishedAgent::agent)
        .sorted(Comparator.comparing(Agent::id))
        .toList();
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
