package io.agentcron.api.agents;

import io.agentcron.cron.rule.RuleText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ordinary definitions. */
final class Samples {
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private Samples() {}

  static AgentSpec spec(String name) {
    return new AgentSpec(
        name,
        "",
        true,
        "",
        new AgentRuntime.Command(
            List.of("df", "-h"), Optional.empty(), Map.of(), Optional.empty(), false),
        Limits.DEFAULT,
        Policies.DEFAULT,
        Map.of());
  }

  static ScheduleSpec hourly(String name) {
    return schedule(name, RuleText.cron("0 * * * *", "UTC"));
  }

  static ScheduleSpec schedule(String name, RuleText rule) {
    return new ScheduleSpec(
        name,
        rule,
        Optional.empty(),
        true,
        Optional.empty(),
        Map.of(),
        CatchUp.LAST,
        Optional.empty());
  }

  static AgentChanges at(Instant now) {
    return new AgentChanges(now, UUID::randomUUID);
  }

  static Agent agent(String... schedules) {
    return at(NOON)
        .create(
            new AgentDraft(
                spec("disk"),
                Optional.of(
                    List.of(schedules).stream()
                        .map(name -> new ScheduleDraft(Optional.empty(), hourly(name)))
                        .toList())),
            UUID.randomUUID(),
            "owner",
            "owner");
  }
}
