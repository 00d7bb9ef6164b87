package io.agentcron.executor.run;

import java.time.Instant;

/** The wish that nobody runs this dispatch of the run, or a lower one. */
public record Cancel(String runId, int dispatch, String by, Instant requestedAt) {

  /** Whether it is about this dispatch too. */
  public boolean covers(Dispatch other) {
    return runId.equals(other.runId()) && other.number() <= dispatch;
  }
}
