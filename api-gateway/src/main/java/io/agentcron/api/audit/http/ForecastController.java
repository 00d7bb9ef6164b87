package io.agentcron.api.audit.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Promises;
import io.agentcron.api.agents.PublishedAgent.Revision;
import io.agentcron.api.audit.Forecast;
import io.agentcron.api.http.AnswersProblems;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/forecast")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Scheduler")
@AnswersProblems
class ForecastController {
  private static final Duration LONGEST = Duration.ofDays(31);

  private final AgentStore store;
  private final InstantSource clock;

  ForecastController(AgentStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Says which fires are to come of all the caller's schedules as they are now, how many runs may
   * go on at the same time, and what they may cost at most. Limits on the number of fires are not
   * looked at.
   *
   * @param from nominal times from here on; now if absent
   * @param to nominal times before this, at most 31 days later
   */
  @Get
  ForecastView forecast(
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from,
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String to,
      Authentication caller) {
    Instant start = from == null ? clock.instant() : Parameters.instant("from", from);
    Instant end = Parameters.end("to", to, start, LONGEST);
    List<Agent> agents =
        store.revisions(caller.getName()).stream()
            .map(List::getLast)
            .filter(it -> !it.deleted())
            .map(Revision::agent)
            .filter(it -> it.spec().enabled())
            .toList();
    return ForecastView.of(Forecast.of(agents, Promises::always, start, end), start, end);
  }
}
