package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.LastFire;
import io.agentcron.api.runs.Pause;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunDetail;
import io.agentcron.api.runs.RunHistory;
import io.agentcron.api.runs.RunMention;
import io.agentcron.api.runs.RunPlace;
import io.agentcron.api.runs.RunQuery;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.RunSummary;
import io.agentcron.api.runs.TranscriptPage;
import io.agentcron.api.runs.TranscriptPlace;
import io.agentcron.api.runs.Trigger;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@Singleton
class PostgresRunHistory implements RunHistory {
  private final Database database;
  private final Transcripts transcripts;

  PostgresRunHistory(Database database) {
    this.database = database;
    this.transcripts = new Transcripts(database);
  }

  @Override
  public List<RunSummary> list(RunQuery query) {
    Sql sql = Sql.of("select * from runs where owner = ?", query.owner());
    if (query.agentId().isPresent()) {
      sql = sql.then("and agent_id = ?", query.agentId().get());
    }
    if (query.scheduleId().isPresent()) {
      sql = sql.then("and schedule_id = ?", query.scheduleId().get());
    }
    if (!query.statuses().isEmpty()) {
      sql = sql.then("and status = any(?::text[])", words(query.statuses(), RunStatus::word));
    }
    if (!query.triggers().isEmpty()) {
      sql = sql.then("and trigger = any(?::text[])", words(query.triggers(), Trigger::word));
    }
    if (query.from().isPresent()) {
      sql = sql.then("and requested_at >= ?", query.from().get());
    }
    if (query.to().isPresent()) {
      sql = sql.then("and requested_at < ?", query.to().get());
    }
    if (query.before().isPresent()) {
      RunPlace place = query.before().get();
      sql = sql.then("and (requested_at, id) < (?, ?)", place.requestedAt(), place.runId());
    }
    return database.query(
        sql.then("order by requested_at desc, id desc limit ?", query.limit()),
        row -> RunRows.summary(new Columns(row)));
  }

  private static <T> String words(Set<T> meant, Function<T, String> word) {
    return ArrayLiteral.of(meant.stream().map(word).toList());
  }

  @Override
  public Optional<RunDetail> find(String owner, UUID runId) {
    return Optional.ofNullable(RunLoading.byId(database, Set.of(runId)).get(runId))
        .filter(run -> run.origin().owner().equals(owner))
        .map(run -> new RunDetail(run, prompt(run)));
  }

  private Optional<String> prompt(Run run) {
    return database.first(
        Sql.of(
            """
            select coalesce(
              (select prompt from requested_runs where run_id = ?),
              (select s.document->>'prompt'
                from jsonb_array_elements(v.definition->'schedules') s (document)
                where s.document->>'id' = ?),
              v.definition->>'prompt') as prompt
            from agent_versions v where v.agent_id = ? and v.version = ?\
            """,
            run.origin().runId(),
            run.origin().scheduleId() == null ? null : run.origin().scheduleId().toString(),
            run.origin().agentId(),
            run.origin().definitionVersion()),
        row -> new Columns(row).text("prompt"));
  }

  @Override
  public Optional<UUID> agentOf(String owner, UUID runId) {
    return database.first(
        Sql.of("select agent_id from runs where id = ? and owner = ?", runId, owner),
        row -> new Columns(row).uuid("agent_id"));
  }

  @Override
  public boolean hasRunsOf(String owner, UUID agentId) {
    return database
        .first(
            Sql.of("select from runs where agent_id = ? and owner = ? limit 1", agentId, owner),
            _ -> true)
        .isPresent();
  }

  @Override
  public TranscriptPage transcript(UUID runId, TranscriptPlace after, int limit) {
    return transcripts.after(runId, after, limit);
  }

  @Override
  public Set<Instant> fired(UUID scheduleId, Instant from, Instant to) {
    return Set.copyOf(
        database.query(
            Sql.of(
                """
                select distinct nominal_time from runs
                where schedule_id = ? and nominal_time >= ? and nominal_time < ?
                  and status not in ('skipped', 'expired')\
                """,
                scheduleId,
                from,
                to),
            row -> new Columns(row).instant("nominal_time")));
  }

  @Override
  public Map<UUID, Pause> pauses(Collection<UUID> agentIds) {
    return new AgentEventRows(database).pauses(agentIds);
  }

  @Override
  public Map<UUID, RunMention> lastRuns(Collection<UUID> agentIds) {
    return database
        .query(
            Sql.of(
                """
                select r.* from unnest(?::uuid[]) as agent (id) cross join lateral (
                  select agent_id, id, status,
                    coalesce(completed_at, started_at, requested_at) as at
                  from runs where agent_id = agent.id and status <> 'skipped'
                  order by requested_at desc, id desc limit 1) r\
                """,
                ArrayLiteral.of(agentIds)),
            row -> Map.entry(new Columns(row).uuid("agent_id"), mention(new Columns(row))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Map<UUID, List<RunMention>> running(Collection<UUID> agentIds) {
    return database
        .query(
            Sql.of(
                """
                select agent_id, id, status, coalesce(started_at, requested_at) as at
                from runs where status = 'running' and agent_id = any(?::uuid[])
                order by requested_at, id\
                """,
                ArrayLiteral.of(agentIds)),
            row -> Map.entry(new Columns(row).uuid("agent_id"), mention(new Columns(row))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static RunMention mention(Columns row) throws SQLException {
    return new RunMention(row.uuid("id"), RunRows.status(row), row.instant("at"));
  }

  @Override
  public Map<UUID, LastFire> lastFires(Collection<UUID> scheduleIds) {
    return database
        .query(
            Sql.of(
                """
                select r.* from unnest(?::uuid[]) as schedule (id) cross join lateral (
                  select schedule_id, status, requested_at
                  from runs where schedule_id = schedule.id and status <> 'skipped'
                  order by requested_at desc, id desc limit 1) r\
                """,
                ArrayLiteral.of(scheduleIds)),
            row -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  columns.uuid("schedule_id"),
                  new LastFire(columns.instant("requested_at"), RunRows.status(columns)));
            })
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
