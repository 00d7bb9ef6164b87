package io.agentcron.scheduler.topology;

/**
 * What had been written to a task's inputs when it was assigned. Until it is read no decision goes
 * by the clock: heartbeats, edits and cancels that are already there come first.
 */
interface Backlog {
  /** Whether all of it has been processed. */
  boolean isRead();

  void processed(String topic, long offset);

  /** Takes stock at the moment of assignment. */
  interface Source {
    Backlog of(int partition);
  }
}
