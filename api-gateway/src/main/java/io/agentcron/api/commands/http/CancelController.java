package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.http.KnownAgents;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.RequestedRuns;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.runs.RunHistory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
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
@AnswersProblems
class CancelController {
  private final KnownAgents known;
  private final RequestedRuns requested;
  private final RunHistory history;
  private final Commander commander;

  CancelController(
      KnownAgents known, RequestedRuns requested, RunHistory history, Commander commander) {
    this.known = known;
    this.requested = requested;
    this.history = history;
    this.commander = commander;
  }

  /** Ends every active run of an agent. */
  @Post("/agents/{id}/cancel")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> cancelAll(
      String id, @Nullable @Header(Prefer.HEADER) String prefer, Authentication caller)
      throws InterruptedException {
    Agent agent = known.agent(caller.getName(), id);
    return cancel(agent.id(), Optional.empty(), Prefer.of(prefer), caller);
  }

  /** Ends a run. */
  @Post("/runs/{runId}/cancel")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> cancel(
      UUID runId, @Nullable @Header(Prefer.HEADER) String prefer, Authentication caller)
      throws InterruptedException {
    UUID agentId =
        requested
            .agentOf(caller.getName(), runId)
            .or(() -> history.agentOf(caller.getName(), runId))
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(ProblemType.UNKNOWN_RUN, "No run has the id " + runId)));
    return cancel(agentId, Optional.of(runId), Prefer.of(prefer), caller);
  }

  private HttpResponse<CommandAnswer> cancel(
      UUID agentId, Optional<UUID> runId, Prefer prefer, Authentication caller)
      throws InterruptedException {
    // A cancel depends on no definition, so it waits for none.
    return commander.carryOut(
        new Commander.Order(agentId, 0, caller.getName(), new Command.Cancel(runId)),
        runId,
        prefer);
  }
}
