package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
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
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/api/agents/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Agents")
@AnswersProblems
class PauseController {
  private final KnownAgents known;
  private final Commander commander;
  private final InstantSource clock;

  PauseController(KnownAgents known, Commander commander, InstantSource clock) {
    this.known = known;
    this.commander = commander;
    this.clock = clock;
  }

  /**
   * Holds an agent: its schedules, retries and queue. What runs goes on, and runs that somebody
   * asks for are made.
   */
  @Post("/pause")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> pause(
      String id,
      @Nullable @Header(Prefer.HEADER) String prefer,
      @RequestBody(content = @Content(schema = @Schema(implementation = PauseBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller)
      throws InterruptedException {
    Command.Pause pause = PauseBody.pause(JsonBody.optional(body), clock.instant());
    return carryOut(id, pause, prefer, caller);
  }

  /** Lets an agent go on. What became due meanwhile is caught up by each schedule's policy. */
  @Post("/resume")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<CommandAnswer> resume(
      String id,
      @Nullable @Header(Prefer.HEADER) String prefer,
      @RequestBody(content = @Content(schema = @Schema(implementation = NoteBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller)
      throws InterruptedException {
    return carryOut(id, new Command.Resume(NoteBody.read(JsonBody.optional(body))), prefer, caller);
  }

  private HttpResponse<CommandAnswer> carryOut(
      String id, Command.Request request, @Nullable String prefer, Authentication caller)
      throws InterruptedException {
    Agent agent = known.agent(caller.getName(), id);
    return commander.carryOut(
        new Commander.Order(agent.id(), agent.version(), caller.getName(), request),
        Optional.empty(),
        Prefer.of(prefer));
  }
}
