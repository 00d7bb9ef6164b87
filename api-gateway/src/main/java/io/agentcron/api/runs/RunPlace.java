package io.agentcron.api.runs;

import java.time.Instant;
import java.util.UUID;

/** Where a run stands in every list; it never moves. */
public record RunPlace(Instant requestedAt, UUID runId) {
  public static RunPlace of(RunSummary run) {
    return new RunPlace(run.requestedAt(), run.origin().runId());
  }
}
