package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.AgentPaused;
import io.agentcron.scheduler.decide.Event.AgentResumed;
import io.agentcron.scheduler.decide.Event.CommandDeferred;
import io.agentcron.scheduler.decide.Event.CommandRejected;
import io.agentcron.scheduler.decide.Event.CommandResumed;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Command.BackfillSchedule;
import io.agentcron.scheduler.run.Command.CancelRun;
import io.agentcron.scheduler.run.Command.PauseAgent;
import io.agentcron.scheduler.run.Command.ResumeAgent;
import io.agentcron.scheduler.run.Command.TriggerRun;
import io.agentcron.scheduler.run.Pause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of what people ask for. Every command gets an answer, and commands of one agent keep
 * their order.
 */
final class Commands {
  private final Requests requests;

  Commands(Admission admission) {
    this.requests = new Requests(admission);
  }

  List<Output> decide(AgentState state, Command command, Moment moment) {
    return state.activity().waiting().isEmpty() && isDefined(state, command)
        ? carryOut(state, command, moment)
        : List.of(new CommandDeferred(command));
  }

  /** The first waiting command, if its definition has come; ask again until there is none. */
  List<Output> nextWaiting(AgentState state, Moment moment) {
    return state.activity().waiting().stream()
        .findFirst()
        .filter(command -> isDefined(state, command))
        .map(command ->
            Stream.concat(
                    Stream.<Output>of(new CommandResumed(command)),
                    carryOut(state, command, moment).stream())
                .toList())
        .orElse(List.of());
  }

  private static boolean isDefined(AgentState state, Command command) {
    return state.agent().map(Agent::version).orElse(0L) >= command.minDefinitionVersion();
  }

  private List<Output> carryOut(AgentState state, Command command, Moment moment) {
    Optional<Agent> agent = state.agent().filter(it -> !it.deleted());
    if (agent.isEmpty() && !(command instanceof CancelRun)) {
      return reject(command, RejectReason.UNKNOWN_AGENT, "There is no such agent");
    }
    return switch (command) {
      case CancelRun cancel -> Cancels.asked(state, cancel);
      case TriggerRun trigger -> requests.run(state, agent.orElseThrow(), trigger, moment);
      case BackfillSchedule backfill ->
          requests.backfill(state, agent.orElseThrow(), backfill, moment);
      case PauseAgent(var commandId, _, var by, var note, var until) ->
          List.of(new AgentPaused(new Pause.ByPerson(by, note, until), Optional.of(commandId)));
      case ResumeAgent(var commandId, _, var by, var note) ->
          List.of(new AgentResumed(by, note, Optional.of(commandId)));
    };
  }

  /** Nothing happens. */
  static List<Output> reject(Command command, RejectReason reason, String message) {
    Optional<String> runId =
        switch (command) {
          case TriggerRun trigger -> Optional.of(trigger.runId());
          case CancelRun cancel -> cancel.runId();
          case BackfillSchedule _, PauseAgent _, ResumeAgent _ -> Optional.empty();
        };
    return List.of(new CommandRejected(command, runId, reason, message));
  }
}
