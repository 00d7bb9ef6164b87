package io.agentcron.benchmarks.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agentcron.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;

/** db-scheduler on a real Postgres: executions all due at one instant, each doing nothing. */
public final class DbSchedulerHerd {
  private static final int THREADS = 50;
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null,
        task_instance text not null,
        task_data bytea,
        execution_time timestamptz not null,
        picked boolean not null,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures int,
        last_heartbeat timestamptz,
        version bigint not null,
        priority smallint,
        primary key (task_name, task_instance)
      );
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;

  private DbSchedulerHerd() {}

  /** From the due time to the end of the last execution, in a JVM that is warm by one herd. */
  public static Duration run(int executions)
      throws IOException, SQLException, InterruptedException {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.start(Files.createTempDirectory("agentcron-peer"));
        HikariDataSource database = database(postgres)) {
      execute(database, TABLE);
      var _ = herd(database, Math.min(executions, 20_000));
      return herd(database, executions);
    }
  }

  private static Duration herd(HikariDataSource database, int executions)
      throws SQLException, InterruptedException {
    CountDownLatch left = new CountDownLatch(executions);
    OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((_, _) -> left.countDown());
    Instant due =
        Instant.now().plusSeconds(8 + executions / 50_000).truncatedTo(ChronoUnit.SECONDS);
    execute(
        database,
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'nothing', 'instance-' || n, '%s', false, 1 from generate_series(1, %d) n;
        analyze scheduled_tasks
        """
            .formatted(due, executions));
    // As its documentation advises for throughput: many threads, and fetching well ahead of them.
    Scheduler scheduler =
        Scheduler.create(database, task)
            .threads(THREADS)
            .pollUsingLockAndFetch(1.0, 4.0)
            .pollingInterval(Duration.ofMillis(100))
            .build();
    scheduler.start();
    try {
      left.await();
      return Duration.between(due, Instant.now());
    } finally {
      scheduler.stop();
    }
  }

  private static void execute(HikariDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static HikariDataSource database(EmbeddedPostgres postgres) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl());
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(THREADS);
    return new HikariDataSource(config);
  }
}
