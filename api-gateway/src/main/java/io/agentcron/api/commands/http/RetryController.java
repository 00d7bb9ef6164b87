package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.http.KnownAgents;
import io.agentcron.api.commands.Command;
import io.agentcron.api.commands.RequestedRun;
import io.agentcron.api.commands.RequestedRuns;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunDetail;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/runs/{runId}/retry")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Runs")
@AnswersProblems
class RetryController {
  private final KnownAgents known;
  private final RequestedRuns requested;
  private final RunHistory history;
  private final Launcher launcher;

  RetryController(
      KnownAgents known, RequestedRuns requested, RunHistory history, Launcher launcher) {
    this.known = known;
    this.requested = requested;
    this.history = history;
    this.launcher = launcher;
  }

  /**
   * Tries a finished run again: as a new run, with the prompt and the inputs that were asked for,
   * by the agent's definition of today.
   *
   * @param idempotencyKey requests with the same key ask for the same run
   */
  @Post
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> retry(
      UUID runId,
      @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
      @Nullable @Header(Prefer.HEADER) String prefer,
      Authentication caller)
      throws InterruptedException {
    Run run = finished(caller.getName(), runId);
    Agent agent = known.agent(caller.getName(), run.origin().agentId().toString());
    Optional<RequestedRun> asked = requested.find(runId);
    return launcher.launch(
        agent,
        new Command.Trigger(
            IdempotencyKey.runId(agent.id(), idempotencyKey),
            schedule(agent, run),
            asked.flatMap(RequestedRun::prompt),
            asked.map(RequestedRun::inputs).orElse(Map.of()),
            Optional.of(runId)),
        caller.getName(),
        Prefer.of(prefer));
  }

  /** A schedule that is gone needs not stand in the way. */
  private static Optional<UUID> schedule(Agent agent, Run run) {
    return Optional.ofNullable(run.origin().scheduleId())
        .flatMap(id -> agent.schedule(new Reference(id.toString())))
        .map(Schedule::id);
  }

  private Run finished(String owner, UUID runId) {
    Run run =
        history
            .find(owner, runId)
            .map(RunDetail::run)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(ProblemType.UNKNOWN_RUN, "No run has the id " + runId)));
    if (!run.status().isFinal()) {
      throw new ProblemException(
          Problem.of(ProblemType.RUN_ACTIVE, "The run is " + run.status().word())
              .withRun(runId.toString()));
    }
    return run;
  }
}
