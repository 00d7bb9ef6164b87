package io.agentcron.api.postgres;

import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Postgres does not answer, or went away in the middle: whether a change was committed is not
 * known.
 */
public final class DatabaseAwayException extends RuntimeException {
  private DatabaseAwayException(Throwable cause) {
    super("Postgres does not answer", cause);
  }

  /** The failure as what it means: this one if its cause is the connection, else itself. */
  static RuntimeException of(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseAwayException away) {
        return away;
      }
      if (cause instanceof ConnectionException
          || cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException e && isOfTheConnection(e.getSQLState()))) {
        return new DatabaseAwayException(failure);
      }
    }
    return failure;
  }

  /** Class 08: connection exceptions; 57P01 to 57P03: the server stops or starts. */
  private static boolean isOfTheConnection(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }
}
