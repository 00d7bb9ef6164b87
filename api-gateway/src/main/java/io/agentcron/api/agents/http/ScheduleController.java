package io.agentcron.api.agents.http;

import static io.agentcron.api.agents.http.RefusalProblems.accepted;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentChanges;
import io.agentcron.api.agents.Change;
import io.agentcron.api.agents.OwnedSchedule;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.ScheduleChanges;
import io.agentcron.api.agents.ScheduleDocument;
import io.agentcron.api.agents.ScheduleSpec;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.JsonBody;
import io.agentcron.api.http.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

@Controller("/api/agents/{id}/schedules")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Schedules")
@AnswersProblems
class ScheduleController {
  private final KnownAgents known;
  private final AgentEditor editor;
  private final Views views;
  private final InstantSource clock;

  ScheduleController(KnownAgents known, AgentEditor editor, Views views, InstantSource clock) {
    this.known = known;
    this.editor = editor;
    this.views = views;
    this.clock = clock;
  }

  /** Lists the schedules of an agent. */
  @Get
  HttpResponse<Page<ScheduleView>> list(String id, Authentication caller) {
    Agent agent = known.agent(caller.getName(), id);
    return HttpResponse.<Page<ScheduleView>>ok()
        .header(HttpHeaders.ETAG, IfMatch.tag(agent))
        .body(
            new Page<>(
                views.ofSchedules(
                    agent.schedules().stream().map(it -> OwnedSchedule.of(agent, it)).toList()),
                null));
  }

  /** Gives an agent one more schedule. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<ScheduleView> create(
      String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    ScheduleSpec spec = accepted(ScheduleDocument.read(JsonBody.required(body)));
    ScheduleChanges changes = changes();
    Agent agent =
        editor.change(
            caller.getName(), id, IfMatch.parse(ifMatch), current -> changes.add(current, spec));
    Schedule schedule = agent.schedules().getLast();
    return answer(
        HttpResponse.created(
            URI.create("/api/agents/" + agent.id() + "/schedules/" + schedule.id())),
        agent,
        schedule);
  }

  /**
   * Reads a schedule.
   *
   * @param scheduleId its id or its name
   */
  @Get("/{scheduleId}")
  HttpResponse<ScheduleView> read(String id, String scheduleId, Authentication caller) {
    Agent agent = known.agent(caller.getName(), id);
    return answer(HttpResponse.ok(), agent, KnownAgents.schedule(agent, scheduleId));
  }

  /** Makes the schedule what the body says. */
  @Put("/{scheduleId}")
  HttpResponse<ScheduleView> replace(
      String id,
      String scheduleId,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    ScheduleSpec spec = accepted(ScheduleDocument.read(JsonBody.required(body)));
    ScheduleChanges changes = changes();
    return change(
        id,
        scheduleId,
        ifMatch,
        caller,
        (agent, reference) -> changes.replace(agent, reference, spec));
  }

  /** Changes what the body names (RFC 7396: null removes). */
  @Patch("/{scheduleId}")
  @Consumes({MediaType.APPLICATION_JSON, AgentController.MERGE_PATCH})
  HttpResponse<ScheduleView> patch(
      String id,
      String scheduleId,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    Map<String, @Nullable Object> patch = JsonBody.required(body);
    ScheduleChanges changes = changes();
    return change(
        id,
        scheduleId,
        ifMatch,
        caller,
        (agent, reference) -> changes.patch(agent, reference, patch));
  }

  /** Deletes a schedule; a run of it that is under way goes on. */
  @Delete("/{scheduleId}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(
      String id,
      String scheduleId,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Authentication caller) {
    ScheduleChanges changes = changes();
    var _ =
        editor.change(
            caller.getName(),
            id,
            IfMatch.parse(ifMatch),
            agent -> changes.remove(agent, new Reference(scheduleId)));
  }

  /** Turns a schedule on. */
  @Post("/{scheduleId}/enable")
  @Consumes(MediaType.ALL)
  HttpResponse<ScheduleView> enable(
      String id,
      String scheduleId,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Authentication caller) {
    return turn(id, scheduleId, ifMatch, caller, true);
  }

  /** Turns a schedule off. */
  @Post("/{scheduleId}/disable")
  @Consumes(MediaType.ALL)
  HttpResponse<ScheduleView> disable(
      String id,
      String scheduleId,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Authentication caller) {
    return turn(id, scheduleId, ifMatch, caller, false);
  }

  private HttpResponse<ScheduleView> turn(
      String id,
      String scheduleId,
      @Nullable String ifMatch,
      Authentication caller,
      boolean enabled) {
    ScheduleChanges changes = changes();
    return change(
        id,
        scheduleId,
        ifMatch,
        caller,
        (agent, reference) -> changes.enable(agent, reference, enabled));
  }

  private HttpResponse<ScheduleView> change(
      String id,
      String scheduleId,
      @Nullable String ifMatch,
      Authentication caller,
      BiFunction<Agent, Reference, Change> decide) {
    // By its id from here on: the change may give it another name.
    Schedule schedule = KnownAgents.schedule(known.agent(caller.getName(), id), scheduleId);
    Reference reference = new Reference(schedule.id().toString());
    Agent agent =
        editor.change(
            caller.getName(),
            id,
            IfMatch.parse(ifMatch),
            current -> decide.apply(current, reference));
    return answer(HttpResponse.ok(), agent, KnownAgents.schedule(agent, reference.text()));
  }

  private ScheduleChanges changes() {
    return new ScheduleChanges(new AgentChanges(clock.instant(), UUID::randomUUID));
  }

  private HttpResponse<ScheduleView> answer(
      MutableHttpResponse<ScheduleView> response, Agent agent, Schedule schedule) {
    return response.header(HttpHeaders.ETAG, IfMatch.tag(agent)).body(views.of(agent, schedule));
  }
}
