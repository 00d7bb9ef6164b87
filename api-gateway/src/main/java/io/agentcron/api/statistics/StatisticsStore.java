package io.agentcron.api.statistics;

import io.agentcron.api.statistics.Period.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The counts. What it answers adds up over partitions, so that an implementation may ask several
 * instances for their parts; it answers for all of them or throws.
 */
public interface StatisticsStore {
  /**
   * By when they began.
   *
   * @throws NotReadyException while a part is missing, like all methods here
   */
  Map<Instant, Bucket> buckets(Scope scope, Window window);

  /** Empty if nothing was ever heard of the agent. */
  Optional<AgentStanding> agent(UUID agentId);

  AgentCounts agents();

  /** The agents of which a run goes on. */
  List<UUID> runningAgents();

  /** A part of the counts is not at hand: it is being restored, or moves between instances. */
  final class NotReadyException extends RuntimeException {
    public NotReadyException(String message) {
      super(message);
    }
  }
}
