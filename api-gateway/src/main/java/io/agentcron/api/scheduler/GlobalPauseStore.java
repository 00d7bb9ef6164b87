package io.agentcron.api.scheduler;

import java.time.Instant;
import java.util.Optional;

/** Where it is kept; every change is published to the scheduler. */
public interface GlobalPauseStore {
  /** Empty if it was never paused. */
  Optional<GlobalPause> find();

  GlobalPause change(boolean paused, Optional<String> note, Instant now, String by);
}
