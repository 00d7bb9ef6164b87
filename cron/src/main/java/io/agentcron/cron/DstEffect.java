package io.agentcron.cron;

/** How a zone transition affects one fire. */
public enum DstEffect {
  /** Not at all. */
  NONE,
  /** The fire stands for local times that were skipped; it happens at the instant the gap ends. */
  GAP,
  /** The fire's local time exists twice on that day. */
  OVERLAP
}
