package io.agentcron.api.agents.postgres;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.PublishedAgent.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An agent as a row of the table {@code agents}. */
public final class AgentRow {
  /** What {@link #read} needs. */
  public static final String COLUMNS =
      "id, owner, version, definition::text as definition, created_at, created_by, updated_at";

  private AgentRow() {}

  public static Agent read(ResultSet row) throws SQLException {
    StoredDefinition stored = StoredDefinition.parse(row.getString("definition"));
    return new Agent(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getLong("version"),
        stored.spec(),
        stored.schedules(),
        instant(row, "created_at"),
        row.getString("created_by"),
        instant(row, "updated_at"));
  }

  /** With the column {@code deleted}. */
  public static Revision revision(ResultSet row) throws SQLException {
    return new Revision(read(row), row.getBoolean("deleted"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
