package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.RunSkipped;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.SkipReason;
import java.util.Optional;

/** The overlap policy {@code skip}: one run of an agent at a time. */
final class Overlap {
  private Overlap() {}

  static Optional<RunSkipped> refusal(Activity activity, RunOrigin origin) {
    return activity.runs().stream()
        .findFirst()
        .map(active ->
            new RunSkipped(origin, SkipReason.OVERLAP, "Run " + active.runId() + describe(active)));
  }

  private static String describe(ActiveRun active) {
    return switch (active.phase()) {
      case Phase.Requested _ -> " is waiting for an executor";
      case Phase.Running running -> " is active on " + running.executor();
    };
  }
}
