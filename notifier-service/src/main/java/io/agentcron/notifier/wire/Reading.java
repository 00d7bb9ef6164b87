package io.agentcron.notifier.wire;

import io.agentcron.notifier.feed.Entry;

/** What a record of the journal turned out to be. */
public sealed interface Reading {
  record Event(Entry entry) implements Reading {}

  /** Something newer than this notifier. */
  record Unknown() implements Reading {}

  /** Not what belongs there. */
  record Malformed(String cause) implements Reading {}
}
