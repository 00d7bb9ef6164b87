package io.agentcron.api.commands;

/** What the scheduler made of a command. */
public sealed interface Decision {
  /** A work order is out. */
  record Dispatched() implements Decision {}

  /** The run waits for others of the agent to end. */
  record Queued() implements Decision {}

  record Paused() implements Decision {}

  record Resumed() implements Decision {}

  /** So many runs follow. */
  record BackfillAccepted(int runs) implements Decision {}

  /**
   * The run will not happen.
   *
   * @param reason a word, for example {@code overlap}
   */
  record Skipped(String reason, String message) implements Decision {}

  /** A running run was told to end. */
  record CancelRequested() implements Decision {}

  /** The run has ended. */
  record Cancelled() implements Decision {}

  record Rejected(Why why, String message) implements Decision {}

  /** Why a command was rejected. */
  enum Why {
    UNKNOWN_AGENT,
    UNKNOWN_SCHEDULE,
    UNKNOWN_RUN,
    /** The same run was asked for before. */
    DUPLICATE_RUN,
    OTHER
  }
}
