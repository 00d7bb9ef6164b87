package io.agentcron.api.scheduler.http;

import io.agentcron.api.commands.http.NoteBody;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.JsonBody;
import io.agentcron.api.scheduler.GlobalPause;
import io.agentcron.api.scheduler.GlobalPauseStore;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

@Controller("/api/scheduler")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Scheduler")
@AnswersProblems
class SchedulerController {
  private final GlobalPauseStore store;
  private final InstantSource clock;

  SchedulerController(GlobalPauseStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Whether everything is held.
   *
   * @param by who paused or resumed it last
   */
  @Serdeable
  @Schema(name = "GlobalPause")
  record PauseView(
      boolean paused, @Nullable String note, @Nullable Instant at, @Nullable String by) {
    static PauseView of(GlobalPause pause) {
      return new PauseView(
          pause.paused(), pause.note().orElse(null), pause.updatedAt(), pause.updatedBy());
    }
  }

  /** Says whether everything is held. */
  @Get("/pause")
  PauseView paused() {
    return store.find().map(PauseView::of).orElseGet(() -> new PauseView(false, null, null, null));
  }

  /** Holds everything: nothing new is run, by whoever it is asked for. What runs goes on. */
  @Post("/pause")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  PauseView pause(
      @RequestBody(content = @Content(schema = @Schema(implementation = NoteBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    return change(true, body, caller);
  }

  /** Lets everything go on. What became due meanwhile is caught up by each schedule's policy. */
  @Post("/resume")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  PauseView resume(
      @RequestBody(content = @Content(schema = @Schema(implementation = NoteBody.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    return change(false, body, caller);
  }

  private PauseView change(boolean paused, @Nullable JsonBody body, Authentication caller) {
    return PauseView.of(
        store.change(
            paused, NoteBody.read(JsonBody.optional(body)), clock.instant(), caller.getName()));
  }
}
