package io.agentcron.api.audit.http;

import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Promises;
import io.agentcron.api.audit.Journal;
import io.agentcron.api.audit.Journal.JournalAwayException;
import io.agentcron.api.http.AnswersProblems;
import io.agentcron.api.http.Parameters;
import io.agentcron.api.http.Problem;
import io.agentcron.api.http.ProblemException;
import io.agentcron.api.http.ProblemType;
import io.agentcron.cron.audit.Audit;
import io.agentcron.cron.audit.ScheduleHistory;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Controller("/api/audit")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Scheduler")
@AnswersProblems
class AuditController {
  /** A day less than the journal is kept, so that nothing is deleted while it is counted. */
  private static final Duration LONGEST = Duration.ofDays(29);

  private static final Duration GRACE = Duration.ofMinutes(1);

  private final AgentStore store;
  private final Journal journal;
  private final InstantSource clock;

  AuditController(AgentStore store, Journal journal, InstantSource clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Compares what the caller's schedules promised with what the journal says. It reads the journal
   * itself, not the history.
   *
   * @param from nominal times from here on; at most 29 days ago, since the journal is kept for 30
   * @param to nominal times before this
   */
  @Get
  AuditView audit(
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from,
      @Nullable @QueryValue @Schema(type = "string", format = "date-time") String to,
      Authentication caller) {
    Instant now = clock.instant();
    Instant start = Parameters.instant("from", from);
    if (start.isBefore(now.minus(LONGEST))) {
      throw new ProblemException(
          Problem.ofParameter(
              "from", from, "expected at most 29 days ago, since the journal is kept for 30"));
    }
    Instant end = Parameters.end("to", to, start, LONGEST);
    List<ScheduleHistory> promised =
        store.revisions(caller.getName()).stream().flatMap(it -> Promises.of(it).stream()).toList();
    Set<String> schedules =
        promised.stream().map(ScheduleHistory::scheduleId).collect(Collectors.toSet());
    try {
      return AuditView.of(
          Audit.of(
              promised, journal.since(start, schedules), new Audit.Range(start, end, now, GRACE)),
          start,
          end);
    } catch (JournalAwayException e) {
      throw new ProblemException(
          Problem.of(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage())),
          Map.of("Retry-After", "5"));
    }
  }
}
