package io.agentcron.api.health;

import io.micronaut.health.HealthStatus;

/** The status of a part that is missed but not needed: the answer stays 200. */
public final class Degraded {
  public static final HealthStatus STATUS =
      new HealthStatus("DEGRADED", "Works, but something that it feeds does not", null, 1);

  private Degraded() {}
}
