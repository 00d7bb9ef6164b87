package io.agentcron.api.agents.http;

import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.OwnedSchedule;
import io.agentcron.api.agents.ScheduleQuery;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Cursor;
import io.agentcron.api.http.Page;
import io.agentcron.api.http.Parameters;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/schedules")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Schedules")
@AnswersProblems
class SchedulesController {
  private final AgentStore store;
  private final Views views;

  SchedulesController(AgentStore store, Views views) {
    this.store = store;
    this.views = views;
  }

  /**
   * Lists the schedules of all the caller's agents, by the agent's name and their own.
   *
   * @param q text in the name of the schedule or of its agent
   * @param enabled only those that are on, or off
   * @param cursor the {@code nextCursor} of the page before
   * @param limit 1 to 200
   */
  @Get
  Page<ScheduleView> list(
      @Nullable @QueryValue String q,
      @Nullable @QueryValue @Schema(type = "boolean") String enabled,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "50") int limit,
      Authentication caller) {
    ScheduleQuery query =
        new ScheduleQuery(
            Parameters.text("q", q),
            Parameters.flag("enabled", enabled),
            Cursor.decode(cursor, 2)
                .map(it -> new ScheduleQuery.Position(it.key().getFirst(), it.key().getLast())),
            Page.limit(limit) + 1);
    Page<OwnedSchedule> schedules =
        Page.of(
            store.schedules(caller.getName(), query),
            limit,
            last -> Cursor.of(last.agentName(), last.schedule().spec().name()));
    return new Page<>(views.ofSchedules(schedules.items()), schedules.nextCursor());
  }
}
