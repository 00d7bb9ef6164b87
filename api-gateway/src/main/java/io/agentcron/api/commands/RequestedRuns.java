package io.agentcron.api.commands;

import java.util.Optional;
import java.util.UUID;

/** Which runs were asked for, kept before they are commanded. */
public interface RequestedRuns {
  /** The request that owns the run's id: this one, or an earlier one with the same id. */
  RequestedRun remember(RequestedRun run);

  Optional<RequestedRun> find(UUID runId);

  /** The agent of a run that was asked for, which the journal may not speak of yet. */
  Optional<UUID> agentOf(String owner, UUID runId);
}
