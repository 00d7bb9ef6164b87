package io.agentcron.api.runs.postgres;

import io.agentcron.api.Servers;
import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.RunHistory;
import io.agentcron.api.runs.RunProjection;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.util.HashMap;
import java.util.Map;

/** A database of its own with the service's tables, and nothing of the service but its SQL. */
public final class TestDatabase implements AutoCloseable {
  private final ApplicationContext context;
  private final Database database;

  public TestDatabase() {
    this(Servers.freshInstallation());
  }

  /** Of an installation. */
  public TestDatabase(Map<String, Object> installation) {
    Map<String, Object> properties = new HashMap<>(installation);
    properties.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    properties.put("flyway.datasources.default.enabled", true);
    properties.put("flyway.datasources.default.locations", "classpath:db/api");
    context = ApplicationContext.run(properties);
    database =
        new Database(
            context.getBean(JdbcOperations.class),
            context.getBean(DataSourceTransactionManager.class));
  }

  public Database database() {
    return database;
  }

  public RunProjection projection() {
    return new PostgresRunProjection(database);
  }

  public RunHistory history() {
    return new PostgresRunHistory(database);
  }

  public void clear() {
    database.update(
        Sql.of(
            "truncate projected, run_logs, run_attempts, runs, requested_runs, agent_versions,"
                + " agents"));
  }

  @Override
  public void close() {
    context.close();
  }
}
