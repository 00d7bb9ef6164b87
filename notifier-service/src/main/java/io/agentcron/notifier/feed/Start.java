package io.agentcron.notifier.feed;

/** Where a client wants to begin. */
public sealed interface Start {
  /** With what happens from now on. */
  record Live() implements Start {}

  /** With the oldest event that is still kept. */
  record Earliest() implements Start {}

  /** With what comes after its last frame. */
  record After(Positions cursor) implements Start {}
}
