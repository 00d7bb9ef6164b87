package io.agentcron.scheduler.run;

import io.agentcron.scheduler.run.RunOrigin.ScheduleRef;
import io.agentcron.schemas.RunIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nominal times of a schedule that are run one after the other because somebody asked for it.
 *
 * @param times that have not been decided yet
 */
public record Backfill(String commandId, ScheduleRef schedule, List<Instant> times) {
  public Backfill {
    times = List.copyOf(times);
  }

  /** The runs that it will make, the next one first. */
  public List<RunOrigin> runs(long definitionVersion) {
    return times.stream().map(time -> run(time, definitionVersion)).toList();
  }

  Backfill without(Instant time) {
    return new Backfill(
        commandId, schedule, times.stream().filter(it -> !it.equals(time)).toList());
  }

  private RunOrigin run(Instant time, long definitionVersion) {
    return new RunOrigin(
        RunIds.backfilled(schedule.id(), time, commandId).toString(),
        Optional.of(schedule),
        Trigger.BACKFILL,
        Optional.of(time),
        definitionVersion,
        Optional.of(commandId),
        Optional.empty());
  }
}
