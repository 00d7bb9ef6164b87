package io.agentcron.api.runs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be asked about runs. */
public interface RunHistory {
  /** The latest first. */
  List<RunSummary> list(RunQuery query);

  Optional<RunDetail> find(String owner, UUID runId);

  /** Whose run it is. */
  Optional<UUID> agentOf(String owner, UUID runId);

  /** Whether there was ever a run of this agent, which may be deleted by now. */
  boolean hasRunsOf(String owner, UUID agentId);

  /** Up to so many lines, fewer where they are long; the run is one of the caller's. */
  TranscriptPage transcript(UUID runId, TranscriptPlace after, int limit);

  /** The nominal times of a schedule in a range for which a run was really requested. */
  Set<Instant> fired(UUID scheduleId, Instant from, Instant to);

  /** By agent; those that are not paused are missing. */
  Map<UUID, Pause> pauses(Collection<UUID> agentIds);

  /** By agent; those that never ran are missing. */
  Map<UUID, RunMention> lastRuns(Collection<UUID> agentIds);

  /** By agent, what runs at this moment; agents that do nothing are missing. */
  Map<UUID, List<RunMention>> running(Collection<UUID> agentIds);

  /** By schedule; those that never fired are missing. */
  Map<UUID, LastFire> lastFires(Collection<UUID> scheduleIds);
}
