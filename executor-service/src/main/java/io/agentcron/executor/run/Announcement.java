package io.agentcron.executor.run;

import java.time.Instant;

/** What became of writing "started" to the journal. */
public sealed interface Announcement {

  /** It is there, since this time on the broker's clock. */
  record Appended(Instant at) implements Announcement {}

  /** Nobody knows whether it is there. */
  record Unknown(String reason) implements Announcement {}
}
