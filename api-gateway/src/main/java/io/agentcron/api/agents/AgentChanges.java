package io.agentcron.api.agents;

import io.agentcron.api.agents.Change.Delete;
import io.agentcron.api.agents.Change.Keep;
import io.agentcron.api.agents.Change.Refuse;
import io.agentcron.api.agents.Change.Replace;
import io.agentcron.api.input.MergePatch;
import io.agentcron.api.input.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request makes of an agent.
 *
 * @param now when it is decided
 * @param ids where the ids of new schedules come from
 */
public record AgentChanges(Instant now, Supplier<UUID> ids) {
  public AgentChanges {
    // The contract and the database have to agree on it.
    now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The first version of an agent. */
  public Agent create(AgentDraft draft, UUID id, String owner, String by) {
    List<Schedule> schedules =
        draft.schedules().orElse(List.of()).stream().map(it -> added(it.spec())).toList();
    return new Agent(id, owner, 1, draft.spec(), schedules, now, by, now);
  }

  /** The agent as the document says; schedules that it does not speak of stay. */
  public Change replace(Agent agent, AgentDraft draft) {
    if (draft.schedules().isEmpty()) {
      return next(agent, draft.spec(), agent.schedules());
    }
    return switch (new ScheduleMatching(this, agent).match(draft.schedules().get())) {
      case ScheduleMatching.Matched(List<Schedule> schedules) ->
          next(agent, draft.spec(), schedules);
      case ScheduleMatching.Unmatched(Refusal refusal) -> new Refuse(refusal);
    };
  }

  /** The agent with what the merge patch says. */
  public Change patch(Agent agent, Map<String, @Nullable Object> patch) {
    Reading<AgentDraft> reading =
        AgentDocument.read(MergePatch.apply(AgentDocument.of(agent.spec()), patch));
    return reading.violations().isEmpty()
        ? replace(agent, reading.value().orElseThrow())
        : new Refuse(new Refusal.Invalid(reading.violations()));
  }

  /** On if it was off, off if it was on. */
  public Change toggle(Agent agent) {
    return next(agent, agent.spec().withEnabled(!agent.spec().enabled()), agent.schedules());
  }

  public Change delete(Agent agent) {
    return new Delete(successor(agent, agent.spec(), agent.schedules()));
  }

  Change next(Agent agent, AgentSpec spec, List<Schedule> schedules) {
    if (spec.equals(agent.spec()) && schedules.equals(agent.schedules())) {
      return new Keep();
    }
    boolean switched = spec.enabled() != agent.spec().enabled();
    List<Schedule> effective =
        switched ? schedules.stream().map(it -> effectiveNow(it, it.spec())).toList() : schedules;
    return new Replace(successor(agent, spec, effective));
  }

  Schedule added(ScheduleSpec spec) {
    return new Schedule(ids.get(), spec, now);
  }

  Schedule changed(Schedule schedule, ScheduleSpec spec) {
    return spec.sameRule(schedule.spec())
        ? new Schedule(schedule.id(), spec, schedule.effectiveFrom())
        : effectiveNow(schedule, spec);
  }

  private Schedule effectiveNow(Schedule schedule, ScheduleSpec spec) {
    // Rules are told apart by when they begin, so none begins with the one before.
    Instant next = schedule.effectiveFrom().plusMillis(1);
    return new Schedule(schedule.id(), spec, now.isBefore(next) ? next : now);
  }

  private Agent successor(Agent agent, AgentSpec spec, List<Schedule> schedules) {
    return new Agent(
        agent.id(),
        agent.owner(),
        agent.version() + 1,
        spec,
        schedules,
        agent.createdAt(),
        agent.createdBy(),
        notBefore(agent.updatedAt()));
  }

  /** Clocks of several instances differ and step back; what follows never seems earlier. */
  private Instant notBefore(Instant earlier) {
    return now.isBefore(earlier) ? earlier : now;
  }
}
