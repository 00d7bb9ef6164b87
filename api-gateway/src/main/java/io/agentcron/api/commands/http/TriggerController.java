package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.http.KnownAgents;
import io.agentcron.api.commands.Command;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/agents/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Runs")
@AnswersProblems
class TriggerController {
  private final KnownAgents known;
  private final Launcher launcher;

  TriggerController(KnownAgents known, Launcher launcher) {
    this.known = known;
    this.launcher = launcher;
  }

  /**
   * Runs an agent now.
   *
   * @param idempotencyKey requests with the same key ask for the same run
   * @param prefer {@code wait=N}: how many seconds to wait for the scheduler's decision, up to 30
   */
  @Post("/run")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> run(
      String id,
      @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
      @Nullable @Header(Prefer.HEADER) String prefer,
      @RequestBody(content = @Content(schema = @Schema(implementation = TriggerBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller)
      throws InterruptedException {
    Agent agent = known.agent(caller.getName(), id);
    return trigger(agent, Optional.empty(), idempotencyKey, Prefer.of(prefer), body, caller);
  }

  /** Runs an agent now as one of its schedules would. */
  @Post("/schedules/{scheduleId}/trigger")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> trigger(
      String id,
      String scheduleId,
      @Nullable @Header(IdempotencyKey.HEADER) String idempotencyKey,
      @Nullable @Header(Prefer.HEADER) String prefer,
      @RequestBody(content = @Content(schema = @Schema(implementation = TriggerBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller)
      throws InterruptedException {
    Agent agent = known.agent(caller.getName(), id);
    Schedule schedule = KnownAgents.schedule(agent, scheduleId);
    return trigger(
        agent, Optional.of(schedule.id()), idempotencyKey, Prefer.of(prefer), body, caller);
  }

  private HttpResponse<CommandAnswer> trigger(
      Agent agent,
      Optional<UUID> scheduleId,
      @Nullable String idempotencyKey,
      Prefer prefer,
      @Nullable JsonBody body,
      Authentication caller)
      throws InterruptedException {
    TriggerBody differently = TriggerBody.read(JsonBody.optional(body));
    return launcher.launch(
        agent,
        new Command.Trigger(
            IdempotencyKey.runId(agent.id(), idempotencyKey),
            scheduleId,
            Optional.ofNullable(differently.prompt()),
            differently.inputs(),
            Optional.empty()),
        caller.getName(),
        prefer);
  }
}
