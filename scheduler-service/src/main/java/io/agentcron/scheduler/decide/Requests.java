package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.BackfillAccepted;
import io.agentcron.scheduler.decide.Event.RejectReason;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.Schedule;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Backfill;
import io.agentcron.scheduler.run.Command;
import io.agentcron.scheduler.run.Command.BackfillSchedule;
import io.agentcron.scheduler.run.Command.TriggerRun;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.scheduler.run.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs that somebody asks for: one now, or those of past times. */
final class Requests {
  private static final int MOST = 1_000;

  private final Admission admission;

  Requests(Admission admission) {
    this.admission = admission;
  }

  List<Output> run(AgentState state, Agent agent, TriggerRun command, Moment moment) {
    Optional<Schedule> schedule = command.scheduleId().flatMap(agent::schedule);
    if (command.scheduleId().isPresent() && schedule.isEmpty()) {
      return unknownSchedule(command);
    }
    if (state.activity().asked().contains(command.runId())) {
      return Commands.reject(command, RejectReason.DUPLICATE_RUN, "This run was asked for before");
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
    return admission.admit(state, ActiveRun.wanted(origin, command.overrides()), moment);
  }

  List<Output> backfill(AgentState state, Agent agent, BackfillSchedule command, Moment moment) {
    Optional<Schedule> schedule = agent.schedule(command.scheduleId());
    if (schedule.isEmpty()) {
      return unknownSchedule(command);
    }
    if (state.activity().asked().contains(command.commandId())) {
      return Commands.reject(
          command, RejectReason.DUPLICATE_RUN, "This backfill was asked for before");
    }
    List<Instant> times = command.times().stream().distinct().sorted().toList();
    if (times.size() > MOST) {
      return Commands.reject(
          command,
          RejectReason.OTHER,
          "Expected at most %d times, found %d".formatted(MOST, times.size()));
    }
    if (times.stream().anyMatch(time -> !moment.hasCome(time))) {
      return Commands.reject(
          command, RejectReason.OTHER, "Expected times that have passed, found a later one");
    }
    ScheduleRef ref = new ScheduleRef(schedule.get().id(), schedule.get().name());
    return List.of(new BackfillAccepted(new Backfill(command.commandId(), ref, times)));
  }

  private static List<Output> unknownSchedule(Command command) {
    return Commands.reject(
        command, RejectReason.UNKNOWN_SCHEDULE, "The agent has no such schedule");
  }
}
