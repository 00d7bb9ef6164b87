package io.agentcron.api.agents.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.Policies;
import io.agentcron.api.agents.Words;
import io.agentcron.api.runs.Pause;
import io.agentcron.api.runs.RunMention;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent with its schedules.
 *
 * @param name of its owner's agents no two have the same
 * @param prompt what it is to do
 * @param session what a run knows of the one before: nothing, its session, or its output
 * @param schedules in a request: all that it shall have; without it they stay as they are
 * @param version grows by one with each change of the agent or of any of its schedules
 * @param paused null while its schedules, retries and queue are not held
 * @param lastRun the last one that was not skipped; it may still go on
 * @param running what goes on now
 */
@Serdeable
@Schema(name = "Agent")
record AgentView(
    @Schema(accessMode = AccessMode.READ_ONLY) UUID id,
    @Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 120, example = "disk")
        String name,
    String description,
    @Schema(accessMode = AccessMode.READ_ONLY) String owner,
    @Schema(defaultValue = "true") boolean enabled,
    String prompt,
    @Schema(requiredMode = RequiredMode.REQUIRED) RuntimeView runtime,
    LimitsView limits,
    PolicyViews.OverlapView overlap,
    PolicyViews.RetryView retry,
    PolicyViews.@Nullable BudgetView budget,
    PolicyViews.@Nullable BreakerView breaker,
    @Schema(
            type = "string",
            allowableValues = {"fresh", "resume", "last_output"},
            defaultValue = "fresh")
        String session,
    PolicyViews.@Nullable GateView gate,
    Map<String, String> labels,
    List<ScheduleView> schedules,
    @Schema(accessMode = AccessMode.READ_ONLY) long version,
    @Schema(accessMode = AccessMode.READ_ONLY) Instant createdAt,
    @Schema(accessMode = AccessMode.READ_ONLY) String createdBy,
    @Schema(accessMode = AccessMode.READ_ONLY) Instant updatedAt,
    @Schema(accessMode = AccessMode.READ_ONLY) PolicyViews.@Nullable PauseView paused,
    @Nullable @Schema(accessMode = AccessMode.READ_ONLY) RunMentionView lastRun,
    @Schema(accessMode = AccessMode.READ_ONLY) List<RunMentionView> running) {

  static AgentView of(
      Agent agent,
      List<ScheduleView> schedules,
      Optional<Pause> paused,
      Optional<RunMention> lastRun,
      List<RunMention> running) {
    Policies policies = agent.spec().policies();
    return new AgentView(
        agent.id(),
        agent.spec().name(),
        agent.spec().description(),
        agent.owner(),
        agent.spec().enabled(),
        agent.spec().prompt(),
        RuntimeView.of(agent.spec().runtime()),
        LimitsView.of(agent.spec().limits()),
        PolicyViews.OverlapView.of(policies.overlap()),
        PolicyViews.RetryView.of(policies.retry()),
        policies.budget().map(PolicyViews.BudgetView::of).orElse(null),
        policies.breaker().map(PolicyViews.BreakerView::of).orElse(null),
        Words.of(policies.session()),
        policies.gate().map(PolicyViews.GateView::of).orElse(null),
        agent.spec().labels(),
        schedules,
        agent.version(),
        agent.createdAt(),
        agent.createdBy(),
        agent.updatedAt(),
        PolicyViews.PauseView.of(paused).orElse(null),
        lastRun.map(RunMentionView::of).orElse(null),
        running.stream().map(RunMentionView::of).toList());
  }
}
