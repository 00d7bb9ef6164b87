package io.agentcron.api.runs;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which runs to list.
 *
 * @param statuses any of them; empty for all
 * @param triggers any of them; empty for all
 * @param from the earliest time at which the journal first spoke of a run
 * @param to the end of those times, exclusive
 * @param before the last run of the page before
 */
public record RunQuery(
    String owner,
    Optional<UUID> agentId,
    Optional<UUID> scheduleId,
    Set<RunStatus> statuses,
    Set<Trigger> triggers,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<RunPlace> before,
    int limit) {

  public RunQuery {
    statuses = Set.copyOf(statuses);
    triggers = Set.copyOf(triggers);
  }
}
