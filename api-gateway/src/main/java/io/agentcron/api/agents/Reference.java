package io.agentcron.api.agents;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a caller names an agent or a schedule: by id or by name, which never looks like an id. */
public record Reference(String text) {
  private static final Pattern ID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  static boolean looksLikeId(String text) {
    return ID.matcher(text).matches();
  }

  public Optional<UUID> id() {
    return looksLikeId(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** Whether something could have this name; not with U+0000, which no database can look for. */
  public boolean isPossible() {
    return text.indexOf('\0') < 0;
  }

  boolean names(UUID id, String name) {
    return id().map(id::equals).orElse(name.equals(text));
  }
}
