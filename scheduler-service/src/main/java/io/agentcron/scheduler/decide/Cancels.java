package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import java.util.List;
import java.util.Optional;

/** The end of a run at somebody's wish: at once if nobody has started it, else by its executor. */
final class Cancels {
  private Cancels() {}

  static List<Output> of(ActiveRun run, String by, Optional<String> commandId) {
    return switch (run.phase()) {
      case Phase.Queued _, Phase.Retrying _ -> List.of(new Event.RunCancelled(run, by, commandId));
      case Phase.Requested _ -> List.of(new Event.RunCancelled(run, by, commandId), order(run, by));
      case Phase.Running _ ->
          List.of(new Event.CancelRequested(run, by, commandId), order(run, by));
    };
  }

  static Output.Cancel order(ActiveRun run, String by) {
    return new Output.Cancel(run.runId(), run.attempt(), run.dispatch(), by);
  }

  /** Who asked for the end of a run that is still going. */
  static Optional<String> askedBy(ActiveRun run) {
    return run.phase() instanceof Phase.Running running ? running.cancelledBy() : Optional.empty();
  }
}
