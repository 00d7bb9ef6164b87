package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.CommandDeferred;
import io.agentcron.scheduler.decide.Event.CommandRejected;
import io.agentcron.scheduler.decide.Event.CommandResumed;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Command.CancelRun;
import io.agentcron.scheduler.run.Command.TriggerRun;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of what people ask for. Every command gets an answer, and commands of one agent keep
 * their order.
 */
final class Commands {
  private final Admission admission;

  Commands(Admission admission) {
    this.admission = admission;
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
    return switch (command) {
      case TriggerRun trigger -> trigger(state, trigger, moment);
      case CancelRun cancel -> cancel(state, cancel);
    };
  }

  private List<Output> trigger(AgentState state, TriggerRun command, Moment moment) {
    Optional<String> runId = Optional.of(command.runId());
    Optional<Agent> known = state.agent().filter(agent -> !agent.deleted());
    if (known.isEmpty()) {
      return reject(command, runId, RejectReason.UNKNOWN_AGENT, "There is no such agent");
    }
    Agent agent = known.get();
    Optional<Schedule> schedule = command.scheduleId().flatMap(agent::schedule);
    if (command.scheduleId().isPresent() && schedule.isEmpty()) {
      return reject(
          command, runId, RejectReason.UNKNOWN_SCHEDULE, "The agent has no such schedule");
    }
    if (state.activity().asked().contains(command.runId())) {
      return reject(command, runId, RejectReason.DUPLICATE_RUN, "This run was asked for before");
    }
    RunOrigin origin =
        new RunOrigin(
            command.runId(),
            schedule.map(it -> new ScheduleRef(it.id(), it.name())),
            command.retryOf().isPresent() ? Trigger.RETRY : Trigger.MANUAL,
            Optional.empty(),
            agent.version(),
            Optional.of(command.commandId()),
            command.retryOf());
    return admission.admit(state, ActiveRun.wanted(origin, command.overrides()), moment.now());
  }

  private static List<Output> cancel(AgentState state, CancelRun command) {
    List<ActiveRun> runs =
        state.activity().runs().stream()
            .filter(run -> command.runId().isEmpty() || command.runId().get().equals(run.runId()))
            .toList();
    if (runs.isEmpty()) {
      return reject(command, command.runId(), RejectReason.UNKNOWN_RUN, "No such run is active");
    }
    return runs.stream()
        .flatMap(run -> Cancels.of(run, command.by(), Optional.of(command.commandId())).stream())
        .toList();
  }

  private static List<Output> reject(
      Command command, Optional<String> runId, RejectReason reason, String message) {
    return List.of(new CommandRejected(command, runId, reason, message));
  }
}
