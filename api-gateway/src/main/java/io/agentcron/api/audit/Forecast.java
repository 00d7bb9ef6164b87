package io.agentcron.api.audit;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.Schedule;
import io.agentcron.cron.audit.ExpectedFire;
import io.agentcron.cron.audit.ScheduleHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What schedules are about to do.
 *
 * @param fires in the order of their fire times, the first ones
 * @param total how many there are in all; a lower bound if there are more than are looked at
 * @param mostAtOnce runs that may go on at the same time, if each takes as long as it may
 * @param mostCostMicroUsd what all of them may cost; empty if one of them has no limit
 */
public record Forecast(
    List<Fire> fires, long total, long mostAtOnce, Optional<Long> mostCostMicroUsd) {
  private static final int MOST_OF_A_SCHEDULE = 50_000;
  private static final int MOST_SHOWN = 1_000;

  /** A fire that is not excluded. */
  public record Fire(Agent agent, Schedule schedule, Instant nominalTime, Instant fireTime) {}

  public Forecast {
    fires = List.copyOf(fires);
  }

  /** Of what is enabled. */
  public static Forecast of(
      List<Agent> agents, Function<Schedule, ScheduleHistory> promises, Instant from, Instant to) {
    List<Fire> fires = new ArrayList<>();
    for (Agent agent : agents) {
      for (Schedule schedule : agent.schedules()) {
        if (schedule.spec().enabled()) {
          promises
              .apply(schedule)
              .fires(from, to)
              .filter(it -> !it.excluded())
              .limit(MOST_OF_A_SCHEDULE)
              .map(it -> fire(agent, schedule, it))
              .forEach(fires::add);
        }
      }
    }
    fires.sort(Comparator.comparing(Fire::fireTime));
    return new Forecast(
        fires.stream().limit(MOST_SHOWN).toList(), fires.size(), mostAtOnce(fires), cost(fires));
  }

  private static Fire fire(Agent agent, Schedule schedule, ExpectedFire expected) {
    return new Fire(agent, schedule, expected.nominalTime(), expected.fireTime());
  }

  private static long mostAtOnce(List<Fire> fires) {
    TreeMap<Instant, Long> changes = new TreeMap<>();
    for (Fire fire : fires) {
      changes.merge(fire.fireTime(), 1L, Long::sum);
      changes.merge(fire.fireTime().plus(fire.agent().spec().limits().timeout()), -1L, Long::sum);
    }
    long active = 0;
    long most = 0;
    for (long change : changes.values()) {
      active += change;
      most = Math.max(most, active);
    }
    return most;
  }

  private static Optional<Long> cost(List<Fire> fires) {
    long sum = 0;
    for (Fire fire : fires) {
      Optional<Long> limit = fire.agent().spec().limits().maxBudgetMicroUsd();
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      sum += limit.get();
    }
    return Optional.of(sum);
  }
}
