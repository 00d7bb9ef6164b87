package io.agentcron.api.input;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Time zones by the names that people and the contracts use: IANA's, no bare offsets. */
public final class Zones {
  /** What to say where a name is none of them. */
  public static final String EXPECTED = "expected an IANA time zone, for example Europe/Paris";

  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private Zones() {}

  public static Optional<ZoneId> named(String name) {
    return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
  }
}
