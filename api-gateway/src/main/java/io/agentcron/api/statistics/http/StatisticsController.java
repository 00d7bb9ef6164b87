package io.agentcron.api.statistics.http;

import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.http.KnownAgents;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.api.input.Zones;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.AgentStatistics;
import io.agentcron.api.statistics.OverallStatistics;
import io.agentcron.api.statistics.Period;
import io.agentcron.api.statistics.Period.Window;
import io.agentcron.api.statistics.Scope;
import io.agentcron.api.statistics.StatisticsStore;
import io.agentcron.api.statistics.StatisticsStore.NotReadyException;
import io.micronaut.http.HttpHeaders;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks nothing of Postgres for an agent that is named by its id. */
@Controller("/api/agents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Statistics")
class StatisticsController {
  private static final Map<String, String> SOON = Map.of(HttpHeaders.RETRY_AFTER, "2");

  private final StatisticsStore store;
  private final KnownAgents known;
  private final InstantSource clock;

  StatisticsController(StatisticsStore store, KnownAgents known, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Sums up what all agents did.
   *
   * @param period the last 24 hours, or today and the days before it
   * @param tz the time zone of the days
   */
  @Get("/stats")
  OverallView overall(
      @QueryValue(defaultValue = "7d")
          @Schema(
              allowableValues = {"24h", "7d", "30d"},
              type = "string")
          String period,
      @QueryValue(defaultValue = "UTC") String tz) {
    Window window = window(period, tz);
    return answer(() ->
        OverallView.of(
            OverallStatistics.of(
                window, store.buckets(Scope.ALL, window), store.agents(), store.runningAgents())));
  }

  /**
   * Sums up what an agent did.
   *
   * @param id its id or its name
   * @param period the last 24 hours, or today and the days before it
   * @param tz the time zone of the days
   */
  @Get("/{id}/stats")
  AgentStatisticsView ofAgent(
      String id,
      @QueryValue(defaultValue = "7d")
          @Schema(
              allowableValues = {"24h", "7d", "30d"},
              type = "string")
          String period,
      @QueryValue(defaultValue = "UTC") String tz,
      Authentication caller) {
    Window window = window(period, tz);
    return answer(() -> {
      UUID agentId = agent(caller.getName(), id);
      return AgentStatisticsView.of(
          AgentStatistics.of(
              window,
              store.buckets(Scope.ofAgent(agentId), window),
              store.agent(agentId).map(AgentStanding::lastRunAt)));
    });
  }

  private UUID agent(String owner, String text) {
    Optional<UUID> id = new Reference(text).id();
    return id.flatMap(store::agent)
        .filter(agent -> agent.exists() && agent.owner().equals(owner))
        .flatMap(_ -> id)
        .orElseGet(() -> known.agent(owner, text).id());
  }

  private Window window(String period, String tz) {
    Period meant =
        Period.of(period).orElseThrow(() -> problem("period", period, "expected 24h, 7d or 30d"));
    return meant.window(
        clock.instant(), Zones.named(tz).orElseThrow(() -> problem("tz", tz, Zones.EXPECTED)));
  }

  private static <T> T answer(Supplier<T> statistics) {
    try {
      return statistics.get();
    } catch (NotReadyException e) {
      throw new ProblemException(
          Problem.of(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage())), SOON);
    }
  }

  private static ProblemException problem(String name, String found, String expected) {
    return new ProblemException(Problem.ofParameter(name, found, expected));
  }
}
