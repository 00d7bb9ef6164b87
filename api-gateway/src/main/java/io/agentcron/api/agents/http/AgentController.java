package io.agentcron.api.agents.http;

import static io.agentcron.api.agents.http.RefusalProblems.accepted;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentChanges;
import io.agentcron.api.agents.AgentDocument;
import io.agentcron.api.agents.AgentDraft;
import io.agentcron.api.agents.AgentQuery;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Cursor;
import io.agentcron.api.http.JsonBody;
import io.agentcron.api.http.Page;
import io.agentcron.api.http.Parameters;
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
import io.micronaut.http.annotation.QueryValue;
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
import org.jspecify.annotations.Nullable;

@Controller("/api/agents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Agents")
@AnswersProblems
class AgentController {
  static final String MERGE_PATCH = "application/merge-patch+json";

  private final AgentStore store;
  private final KnownAgents known;
  private final AgentEditor editor;
  private final Views views;
  private final InstantSource clock;

  AgentController(
      AgentStore store, KnownAgents known, AgentEditor editor, Views views, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.editor = editor;
    this.views = views;
    this.clock = clock;
  }

  /**
   * Lists the caller's agents by name.
   *
   * @param q text in the name or the description
   * @param enabled only those that are on, or off
   * @param cursor the {@code nextCursor} of the page before
   * @param limit 1 to 200
   */
  @Get
  Page<AgentView> list(
      @Nullable @QueryValue String q,
      @Nullable @QueryValue @Schema(type = "boolean") String enabled,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "50") int limit,
      Authentication caller) {
    AgentQuery query =
        new AgentQuery(
            Parameters.text("q", q),
            Parameters.flag("enabled", enabled),
            Cursor.decode(cursor, 1).map(it -> it.key().getFirst()),
            Page.limit(limit) + 1);
    Page<Agent> agents =
        Page.of(store.list(caller.getName(), query), limit, last -> Cursor.of(last.spec().name()));
    return new Page<>(views.ofAgents(agents.items()), agents.nextCursor());
  }

  /** Creates an agent, with schedules if it has some. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<AgentView> create(
      @RequestBody(content = @Content(schema = @Schema(implementation = AgentView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    AgentDraft draft = accepted(AgentDocument.read(JsonBody.required(body)));
    String owner = caller.getName();
    Agent agent = editor.create(changes().create(draft, UUID.randomUUID(), owner, owner));
    return answer(HttpResponse.created(URI.create("/api/agents/" + agent.id())), agent);
  }

  /**
   * Reads an agent.
   *
   * @param id its id or its name
   */
  @Get("/{id}")
  HttpResponse<AgentView> read(String id, Authentication caller) {
    return answer(HttpResponse.ok(), known.agent(caller.getName(), id));
  }

  /**
   * Makes the agent what the body says.
   *
   * @param ifMatch the version that the caller has seen, as in {@code ETag}
   */
  @Put("/{id}")
  HttpResponse<AgentView> replace(
      String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = AgentView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    AgentDraft draft = accepted(AgentDocument.read(JsonBody.required(body)));
    AgentChanges changes = changes();
    return answer(
        HttpResponse.ok(),
        editor.change(
            caller.getName(), id, IfMatch.parse(ifMatch), agent -> changes.replace(agent, draft)));
  }

  /** Changes what the body names (RFC 7396: null removes). */
  @Patch("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  HttpResponse<AgentView> patch(
      String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = AgentView.class))) @Body
          @Nullable JsonBody body,
      Authentication caller) {
    Map<String, @Nullable Object> patch = JsonBody.required(body);
    AgentChanges changes = changes();
    return answer(
        HttpResponse.ok(),
        editor.change(
            caller.getName(), id, IfMatch.parse(ifMatch), agent -> changes.patch(agent, patch)));
  }

  /** Deletes the agent and its schedules; its name is free again, its history stays. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(
      String id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Authentication caller) {
    editor.delete(caller.getName(), id, IfMatch.parse(ifMatch), changes()::delete);
  }

  /** Turns the agent on if it is off, off if it is on. */
  @Post("/{id}/toggle")
  @Consumes(MediaType.ALL)
  HttpResponse<AgentView> toggle(
      String id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Authentication caller) {
    return answer(
        HttpResponse.ok(),
        editor.change(caller.getName(), id, IfMatch.parse(ifMatch), changes()::toggle));
  }

  private AgentChanges changes() {
    return new AgentChanges(clock.instant(), UUID::randomUUID);
  }

  private HttpResponse<AgentView> answer(MutableHttpResponse<AgentView> response, Agent agent) {
    return response.header(HttpHeaders.ETAG, IfMatch.tag(agent)).body(views.of(agent));
  }
}
