package io.agentcron.scheduler.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A part of the decisions that the passing of time brings about. */
interface Timed {
  /**
   * One thing that is due, decided; asked again until there is nothing. What it decides must change
   * the state so that it is not decided again.
   */
  List<Output> next(AgentState state, Moment moment);

  /** When {@link #next} will have something, if nothing else happens; not after that instant. */
  Optional<Instant> at(AgentState state, Moment moment);
}
