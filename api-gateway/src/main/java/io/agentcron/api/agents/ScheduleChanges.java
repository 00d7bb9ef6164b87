package io.agentcron.api.agents;

import io.agentcron.api.agents.Change.Refuse;
import io.agentcron.api.agents.Refusal.Invalid;
import io.agentcron.api.agents.Refusal.ScheduleNameTaken;
import io.agentcron.api.agents.Refusal.UnknownSchedule;
import io.agentcron.api.input.MergePatch;
import io.agentcron.api.input.Reading;
import io.agentcron.api.input.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request about one schedule makes of its agent. */
public record ScheduleChanges(AgentChanges changes) {

  public Change add(Agent agent, ScheduleSpec spec) {
    if (isTaken(agent, spec.name(), Optional.empty())) {
      return new Refuse(new ScheduleNameTaken(spec.name()));
    }
    if (agent.schedules().size() >= Agent.MOST_SCHEDULES) {
      return new Refuse(
          new Invalid(
              List.of(new Violation("schedules", null, "expected at most 100 of one agent"))));
    }
    return next(agent, Stream.concat(agent.schedules().stream(), Stream.of(changes.added(spec))));
  }

  public Change replace(Agent agent, Reference reference, ScheduleSpec spec) {
    return change(agent, reference, _ -> new Reading<>(Optional.of(spec), List.of()));
  }

  public Change patch(Agent agent, Reference reference, Map<String, @Nullable Object> patch) {
    return change(
        agent,
        reference,
        current ->
            ScheduleDocument.read(
                MergePatch.apply(
                    RuleDocument.withoutOtherKinds(ScheduleDocument.of(current.spec()), patch),
                    patch)));
  }

  public Change enable(Agent agent, Reference reference, boolean enabled) {
    return change(
        agent,
        reference,
        current -> new Reading<>(Optional.of(current.spec().withEnabled(enabled)), List.of()));
  }

  public Change remove(Agent agent, Reference reference) {
    return agent
        .schedule(reference)
        .map(gone -> next(agent, agent.schedules().stream().filter(it -> !it.equals(gone))))
        .orElseGet(() -> new Refuse(new UnknownSchedule(reference.text())));
  }

  private Change change(
      Agent agent, Reference reference, Function<Schedule, Reading<ScheduleSpec>> decide) {
    Optional<Schedule> found = agent.schedule(reference);
    if (found.isEmpty()) {
      return new Refuse(new UnknownSchedule(reference.text()));
    }
    Schedule current = found.get();
    Reading<ScheduleSpec> reading = decide.apply(current);
    if (!reading.violations().isEmpty()) {
      return new Refuse(new Invalid(reading.violations()));
    }
    ScheduleSpec spec = reading.value().orElseThrow();
    if (isTaken(agent, spec.name(), Optional.of(current.id()))) {
      return new Refuse(new ScheduleNameTaken(spec.name()));
    }
    Schedule changed = changes.changed(current, spec);
    return next(agent, agent.schedules().stream().map(it -> it.equals(current) ? changed : it));
  }

  private Change next(Agent agent, Stream<Schedule> schedules) {
    return changes.next(agent, agent.spec(), schedules.toList());
  }

  private static boolean isTaken(Agent agent, String name, Optional<UUID> except) {
    return agent.schedules().stream()
        .anyMatch(it -> it.spec().name().equals(name) && except.filter(it.id()::equals).isEmpty());
  }
}
