package io.agentcron.api.runs.http;

import io.agentcron.api.http.Page;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.runs.RunHistory;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Runs")
class RunsController {
  private final RunHistory history;
  private final PastAgents agents;

  RunsController(RunHistory history, PastAgents agents) {
    this.history = history;
    this.agents = agents;
  }

  /**
   * Lists runs, the latest first. Pages do not shift while runs are added.
   *
   * @param agent the id or name of an agent
   * @param schedule the id of a schedule, or its name if the agent is given
   */
  @Get("/runs")
  Page<RunView> list(
      @Nullable @QueryValue String agent,
      @Nullable @QueryValue String schedule,
      @RequestBean RunFilters filters,
      Authentication caller) {
    String owner = caller.getName();
    Optional<UUID> agentId = Optional.ofNullable(agent).map(it -> agents.agent(owner, it));
    Optional<UUID> scheduleId =
        Optional.ofNullable(schedule).map(it -> agents.schedule(owner, agentId, it));
    return filters.page(history.list(filters.query(owner, agentId, scheduleId)));
  }

  /**
   * Lists the runs of an agent, which may be deleted by now.
   *
   * @param id its id or, while there is such an agent, its name
   */
  @Get("/agents/{id}/runs")
  Page<RunView> ofAgent(String id, @RequestBean RunFilters filters, Authentication caller) {
    UUID agentId = agents.agent(caller.getName(), id);
    return filters.page(
        history.list(filters.query(caller.getName(), Optional.of(agentId), Optional.empty())));
  }

  /** Lists the runs of a schedule, which may be deleted by now. */
  @Get("/agents/{id}/schedules/{scheduleId}/executions")
  Page<RunView> ofSchedule(
      String id, String scheduleId, @RequestBean RunFilters filters, Authentication caller) {
    Optional<UUID> agentId = Optional.of(agents.agent(caller.getName(), id));
    UUID schedule = agents.schedule(caller.getName(), agentId, scheduleId);
    return filters.page(
        history.list(filters.query(caller.getName(), agentId, Optional.of(schedule))));
  }

  /** Reads a run with its attempts and tool calls. */
  @Get("/runs/{runId}")
  RunView read(UUID runId, Authentication caller) {
    return history.find(caller.getName(), runId).map(RunView::of).orElseThrow(() -> unknown(runId));
  }

  static ProblemException unknown(UUID runId) {
    return new ProblemException(Problem.of(ProblemType.UNKNOWN_RUN, "No run has the id " + runId));
  }
}
