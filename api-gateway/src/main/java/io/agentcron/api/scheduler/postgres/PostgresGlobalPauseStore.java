package io.agentcron.api.scheduler.postgres;

import io.agentcron.api.agents.postgres.PostgresAgentStore;
import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.api.scheduler.GlobalPauseStore;
import io.agentcron.schemas.Settings;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

@Singleton
public final class PostgresGlobalPauseStore implements GlobalPauseStore {
  private final Database database;

  PostgresGlobalPauseStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<GlobalPause> find() {
    return database.first(
        Sql.of("select * from settings where name = ?", Settings.GLOBAL_PAUSE),
        PostgresGlobalPauseStore::read);
  }

  @Override
  public GlobalPause change(boolean paused, Optional<String> note, Instant now, String by) {
    database.update(
        Sql.of(
            """
            insert into settings as known (name, version, paused, note, updated_at, updated_by)
            values (?, 1, ?, ?, ?, ?)
            on conflict (name) do update set version = known.version + 1,
              paused = excluded.paused, note = excluded.note, updated_at = excluded.updated_at,
              updated_by = excluded.updated_by\
            """,
            Settings.GLOBAL_PAUSE,
            paused,
            note.orElse(null),
            now,
            by));
    PostgresAgentStore.announce(database);
    return find().orElseThrow();
  }

  /** The row of the setting. */
  public static GlobalPause read(ResultSet row) throws SQLException {
    return new GlobalPause(
        row.getLong("version"),
        row.getBoolean("paused"),
        Optional.ofNullable(row.getString("note")),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getString("updated_by"));
  }
}
