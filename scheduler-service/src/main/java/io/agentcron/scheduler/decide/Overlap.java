package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.SkipReason;
import java.util.List;

/** What becomes of a run while others of the same agent have not ended. */
final class Overlap {
  private Overlap() {}

  /** Whether a new run may go out beside the others. */
  sealed interface Verdict {
    /** It may. */
    record Room() implements Verdict {}

    /**
     * It has to wait.
     *
     * @param position among those that wait; 1 is next
     */
    record Wait(int position) implements Verdict {}

    /** It takes the place of others, which are to be ended first. */
    record Replace(List<ActiveRun> others) implements Verdict {}

    /** It will not be. */
    record Refused(SkipReason reason, String message) implements Verdict {}
  }

  static Verdict verdict(Agent agent, Activity activity, ActiveRun run) {
    List<ActiveRun> active = activity.active();
    List<ActiveRun> queued = activity.queued();
    return switch (policy(agent, run)) {
      case OverlapPolicy.Skip _ when !active.isEmpty() -> overlap(active);
      case OverlapPolicy.Parallel(int limit) when active.size() >= limit -> overlap(active);
      case OverlapPolicy.Queue _ when active.isEmpty() && queued.isEmpty() -> new Verdict.Room();
      case OverlapPolicy.Queue(int limit) when queued.size() >= limit ->
          new Verdict.Refused(SkipReason.QUEUE_FULL, "The queue of %d is full".formatted(limit));
      case OverlapPolicy.Queue _ -> new Verdict.Wait(queued.size() + 1);
      case OverlapPolicy.Replace _ when !activity.runs().isEmpty() ->
          new Verdict.Replace(activity.runs());
      case OverlapPolicy.Skip _, OverlapPolicy.Parallel _, OverlapPolicy.Replace _ ->
          new Verdict.Room();
    };
  }

  /** Whether a run that waits may go out now. */
  static boolean hasRoom(Agent agent, Activity activity, ActiveRun run) {
    int active = activity.active().size();
    return switch (policy(agent, run)) {
      case OverlapPolicy.Skip _, OverlapPolicy.Queue _, OverlapPolicy.Replace _ -> active == 0;
      case OverlapPolicy.Parallel(int limit) -> active < limit;
    };
  }

  /** The schedule's, else the agent's. */
  private static OverlapPolicy policy(Agent agent, ActiveRun run) {
    return run.origin()
        .schedule()
        .flatMap(schedule -> agent.schedule(schedule.id()))
        .flatMap(schedule -> schedule.overlap())
        .orElse(agent.policies().overlap());
  }

  private static Verdict overlap(List<ActiveRun> active) {
    ActiveRun first = active.getFirst();
    return new Verdict.Refused(
        SkipReason.OVERLAP,
        "Run "
            + first.runId()
            + switch (first.phase()) {
              case Phase.Queued _ -> " waits";
              case Phase.Retrying(var at, _) -> " is tried again at " + at;
              case Phase.Requested _ -> " is waiting for an executor";
              case Phase.Running running -> " is active on " + running.executor();
            });
  }
}
