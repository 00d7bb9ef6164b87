package io.agentcron.api.agents;

import io.agentcron.api.input.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which schedule of an agent each schedule in a request means: by id, else by name, else new. */
record ScheduleMatching(AgentChanges changes, Agent agent) {

  sealed interface Match {}

  record Matched(List<Schedule> schedules) implements Match {}

  record Unmatched(Refusal refusal) implements Match {}

  Match match(List<ScheduleDraft> drafts) {
    List<Schedule> schedules = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    List<UUID> claimed = drafts.stream().map(ScheduleDraft::id).flatMap(Optional::stream).toList();
    for (int i = 0; i < drafts.size(); i++) {
      ScheduleDraft draft = drafts.get(i);
      Optional<Schedule> meant =
          draft.id().isPresent()
              ? find(draft.id().get())
              : find(draft.spec().name()).filter(it -> !claimed.contains(it.id()));
      if (draft.id().isPresent() && meant.isEmpty()) {
        violations.add(
            new Violation(
                "schedules[" + i + "].id",
                draft.id().get(),
                "expected a schedule of this agent; a new one has no id"));
      }
      schedules.add(
          meant
              .map(it -> changes.changed(it, draft.spec()))
              .orElseGet(() -> changes.added(draft.spec())));
    }
    return violations.isEmpty()
        ? new Matched(schedules)
        : new Unmatched(new Refusal.Invalid(violations));
  }

  private Optional<Schedule> find(UUID id) {
    return agent.schedules().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private Optional<Schedule> find(String name) {
    return agent.schedules().stream().filter(it -> it.spec().name().equals(name)).findFirst();
  }
}
