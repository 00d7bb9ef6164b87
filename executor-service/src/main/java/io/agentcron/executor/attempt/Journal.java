package io.agentcron.executor.attempt;

import io.agentcron.executor.run.Report;
import io.agentcron.executor.run.WorkOrder;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Where everybody learns what became of a dispatch. */
public interface Journal {

  /**
   * Appends a report; those of one order stay in the order of the calls.
   *
   * @param eventId the same where the same report is appended again because nobody knows whether it
   *     is there
   * @param occurredAt on this machine's clock
   * @return the journal's own time of it, once it is there for good
   */
  CompletableFuture<Instant> append(
      WorkOrder order, UUID eventId, Instant occurredAt, Report report);
}
