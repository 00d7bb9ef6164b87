package io.agentcron.scheduler.decide;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What the journal says of a dispatch: an executor's words, and the scheduler's own deadline as it
 * comes back. {@code at} is when it was appended, by the broker's clock.
 */
public sealed interface Report {
  String runId();

  int attempt();

  int dispatch();

  Instant at();

  /** The executor holds it and is about to launch it. */
  record Started(String runId, int attempt, int dispatch, Instant at, String executor)
      implements Report {}

  /** A sign of life. */
  record Progressed(String runId, int attempt, int dispatch, Instant at) implements Report {}

  /**
   * The attempt is over.
   *
   * @param cost in micro-USD; empty where nobody knows
   */
  record Ended(String runId, int attempt, int dispatch, Instant at, End end, OptionalLong cost)
      implements Report {}

  /**
   * The executor gives the dispatch back, through no fault of the agent: it is to be dispatched
   * again.
   */
  record GivenBack(
      String runId, int attempt, int dispatch, Instant at, Launched launched, OptionalLong cost)
      implements Report {}

  /** A deadline of ours, read back: all that was appended before it has been read. */
  record Deadline(
      String runId,
      int attempt,
      int dispatch,
      Instant at,
      io.agentcron.scheduler.run.Deadline deadline)
      implements Report {}

  /** Whether a dispatch that was given back had run for a while. */
  enum Launched {
    YES,
    NO
  }
}
