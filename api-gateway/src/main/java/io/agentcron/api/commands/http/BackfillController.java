package io.agentcron.api.commands.http;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Promises;
import io.agentcron.api.agents.Schedule;
import io.agentcron.api.agents.http.KnownAgents;
import io.agentcron.api.commands.Command;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Parameters;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.runs.RunHistory;
import io.agentcron.cron.audit.ExpectedFire;
import io.agentcron.cron.audit.ScheduleHistory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Controller("/api/agents/{id}/schedules/{scheduleId}/backfill")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Schedules")
@AnswersProblems
class BackfillController {
  private static final int MOST = 1_000;
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final KnownAgents known;
  private final AgentStore store;
  private final RunHistory history;
  private final Commander commander;
  private final InstantSource clock;

  BackfillController(
      KnownAgents known,
      AgentStore store,
      RunHistory history,
      Commander commander,
      InstantSource clock) {
    this.known = known;
    this.store = store;
    this.history = history;
    this.commander = commander;
    this.clock = clock;
  }

  /**
   * Runs a schedule for times that have passed, one after the other.
   *
   * @param from nominal times from here on
   * @param to nominal times before this; not after now, which it is if absent
   * @param all every time that the rule of today names, not only those that were missed: that were
   *     promised and have no run, or one that was skipped or expired
   * @param dryRun only say which times it would be
   */
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<BackfillView> backfill(
      String id,
      String scheduleId,
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from,
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String to,
      @Nullable @QueryValue @Schema(type = "boolean") String all,
      @Nullable @QueryValue @Schema(type = "boolean") String dryRun,
      @Nullable @Header(Prefer.HEADER) String prefer,
      Authentication caller)
      throws InterruptedException {
    Agent agent = known.agent(caller.getName(), id);
    Schedule schedule = KnownAgents.schedule(agent, scheduleId);
    Instant now = clock.instant();
    Instant start = Parameters.instant("from", from);
    Instant end = Parameters.end("to", to == null ? now.toString() : to, start, LONGEST);
    if (end.isAfter(now)) {
      throw new ProblemException(Problem.ofParameter("to", to, "expected at most now, " + now));
    }
    List<Instant> times =
        Parameters.flag("all", all).orElse(false)
            ? named(Promises.always(schedule), start, end, Set.of())
            : named(
                promised(agent, schedule), start, end, history.fired(schedule.id(), start, end));
    if (Parameters.flag("dryRun", dryRun).orElse(false) || times.isEmpty()) {
      return HttpResponse.ok(
          new BackfillView(agent.id(), schedule.id(), times.isEmpty() ? "idle" : "planned", times));
    }
    CommandAnswer answer =
        commander
            .carryOut(
                new Commander.Order(
                    agent.id(),
                    agent.version(),
                    caller.getName(),
                    new Command.Backfill(schedule.id(), times)),
                Optional.empty(),
                Prefer.of(prefer))
            .body();
    return HttpResponse.<BackfillView>accepted()
        .body(new BackfillView(agent.id(), schedule.id(), answer.status(), times));
  }

  private ScheduleHistory promised(Agent agent, Schedule schedule) {
    return store.revisions(agent.owner()).stream()
        .filter(it -> it.getFirst().agent().id().equals(agent.id()))
        .flatMap(it -> Promises.of(it).stream())
        .filter(it -> it.scheduleId().equals(schedule.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Instant> named(
      ScheduleHistory promised, Instant from, Instant to, Set<Instant> fired) {
    List<Instant> times =
        promised
            .fires(from, to)
            .filter(fire -> !fire.excluded())
            .map(ExpectedFire::nominalTime)
            .filter(time -> !fired.contains(time))
            .limit(MOST + 1L)
            .toList();
    if (times.size() > MOST) {
      throw new ProblemException(
          Problem.ofParameter(
              "to",
              to,
              "expected a range of at most 1000 times; the 1001st is " + times.getLast()));
    }
    return times;
  }
}
