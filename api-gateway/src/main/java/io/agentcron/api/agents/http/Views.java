package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.OwnedSchedule;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.runs.LastFire;
import io.agentcron.api.runs.Pause;
import io.agentcron.api.runs.RunHistory;
import io.agentcron.api.runs.RunMention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Definitions as answers show them: with what came of them lately, and what comes next. */
@Singleton
class Views {
  private final RunHistory history;
  private final InstantSource clock;

  Views(RunHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  AgentView of(Agent agent) {
    return ofAgents(List.of(agent)).getFirst();
  }

  ScheduleView of(Agent agent, Schedule schedule) {
    return ofSchedules(List.of(OwnedSchedule.of(agent, schedule))).getFirst();
  }

  /** In as many queries as for one. */
  List<AgentView> ofAgents(List<Agent> agents) {
    List<UUID> ids = agents.stream().map(Agent::id).toList();
    Map<UUID, Pause> pauses = history.pauses(ids);
    Map<UUID, RunMention> lastRuns = history.lastRuns(ids);
    Map<UUID, List<RunMention>> running = history.running(ids);
    Map<UUID, LastFire> lastFires =
        history.lastFires(
            agents.stream().flatMap(it -> it.schedules().stream()).map(Schedule::id).toList());
    Instant now = clock.instant();
    return agents.stream()
        .map(agent ->
            AgentView.of(
                agent,
                agent.schedules().stream()
                    .map(it -> schedule(OwnedSchedule.of(agent, it), lastFires, now))
                    .toList(),
                Optional.ofNullable(pauses.get(agent.id())),
                Optional.ofNullable(lastRuns.get(agent.id())),
                running.getOrDefault(agent.id(), List.of())))
        .toList();
  }

  List<ScheduleView> ofSchedules(List<OwnedSchedule> schedules) {
    Map<UUID, LastFire> lastFires =
        history.lastFires(schedules.stream().map(it -> it.schedule().id()).toList());
    Instant now = clock.instant();
    return schedules.stream().map(it -> schedule(it, lastFires, now)).toList();
  }

  private static ScheduleView schedule(
      OwnedSchedule owned, Map<UUID, LastFire> lastFires, Instant now) {
    return ScheduleView.of(owned, Optional.ofNullable(lastFires.get(owned.schedule().id())), now);
  }
}
