package io.agentcron.api.agents;

import io.agentcron.api.input.InputObject;
import io.agentcron.api.input.Zones;
import java.time.ZoneId;
import java.util.Optional;

/** The field {@code timezone}, UTC where there is none. */
final class Timezones {
  private Timezones() {}

  static ZoneId read(InputObject in) {
    return in.text("timezone")
        .<ZoneId>flatMap(text -> {
          Optional<ZoneId> zone = Zones.named(text);
          if (zone.isEmpty()) {
            in.violation("timezone", text, Zones.EXPECTED);
          }
          return zone;
        })
        .orElseGet(() -> ZoneId.of("UTC"));
  }
}
