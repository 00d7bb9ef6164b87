package io.agentcron.api.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters; grows by conditions that may or may not be wanted. */
public final class Sql {
  private final String text;
  private final List<@Nullable Object> parameters;

  private Sql(String text, List<@Nullable Object> parameters) {
    this.text = text;
    this.parameters = Collections.unmodifiableList(parameters);
  }

  /**
   * A statement.
   *
   * @param parameters text, numbers, booleans, {@code UUID}s and {@code Instant}s, in order
   */
  public static Sql of(String text, @Nullable Object... parameters) {
    List<@Nullable Object> list = new ArrayList<>();
    Collections.addAll(list, parameters);
    return new Sql(text, list);
  }

  /** The statement with more at its end. */
  public Sql then(String more, @Nullable Object... moreParameters) {
    List<@Nullable Object> list = new ArrayList<>(parameters);
    Collections.addAll(list, moreParameters);
    return new Sql(text + " " + more, list);
  }

  /** A pattern for {@code ilike} that finds this text anywhere. */
  public static String contains(String found) {
    return "%" + found.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  String text() {
    return text;
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.get(i);
      statement.setObject(
          i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
  }
}
