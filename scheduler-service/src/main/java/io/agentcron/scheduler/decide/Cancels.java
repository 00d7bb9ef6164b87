package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Command.CancelRun;
import io.agentcron.scheduler.run.Overrides;
import io.agentcron.scheduler.run.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * Somebody wants one run to end, or all that goes on and all that is still to come of a backfill.
   */
  static List<Output> asked(AgentState state, CancelRun command) {
    Stream<ActiveRun> coming =
        command.runId().isPresent()
            ? Stream.of()
            : Backfills.rest(state, state.agent().map(Agent::version).orElse(0L)).stream()
                .map(origin -> ActiveRun.wanted(origin, Overrides.NONE));
    List<ActiveRun> runs =
        Stream.concat(state.activity().runs().stream(), coming)
            .filter(run -> command.runId().isEmpty() || command.runId().get().equals(run.runId()))
            .toList();
    if (runs.isEmpty()) {
      return Commands.reject(command, RejectReason.UNKNOWN_RUN, "No such run is active");
    }
    return runs.stream()
        .flatMap(run -> of(run, command.by(), Optional.of(command.commandId())).stream())
        .toList();
  }

  static Output.Cancel order(ActiveRun run, String by) {
    return new Output.Cancel(run.runId(), run.attempt(), run.dispatch(), by);
  }

  /** Who asked for the end of a run that is still going. */
  static Optional<String> askedBy(ActiveRun run) {
    return run.phase() instanceof Phase.Running running ? running.cancelledBy() : Optional.empty();
  }
}
