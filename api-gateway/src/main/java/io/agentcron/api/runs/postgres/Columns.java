package io.agentcron.api.runs.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a row by name; the methods of JDBC answer 0 for null. */
record Columns(ResultSet row) {

  String text(String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  @Nullable String optionalText(String column) throws SQLException {
    return row.getString(column);
  }

  UUID uuid(String column) throws SQLException {
    return Objects.requireNonNull(optionalUuid(column), column);
  }

  @Nullable UUID optionalUuid(String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  int integer(String column) throws SQLException {
    return row.getInt(column);
  }

  @Nullable Integer optionalInteger(String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  long number(String column) throws SQLException {
    return row.getLong(column);
  }

  @Nullable Long optionalNumber(String column) throws SQLException {
    return row.getObject(column, Long.class);
  }

  Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(optionalInstant(column), column);
  }

  @Nullable Instant optionalInstant(String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Nullable Duration optionalDuration(String column) throws SQLException {
    Long millis = optionalNumber(column);
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
