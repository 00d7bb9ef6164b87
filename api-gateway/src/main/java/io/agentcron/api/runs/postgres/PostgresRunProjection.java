package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.AgentEvent;
import io.agentcron.api.runs.JournalEntry;
import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.Run;
import io.agentcron.api.runs.RunProjection;
import io.agentcron.api.runs.TopicReading;
import io.agentcron.api.runs.TopicReading.Incarnation;
import io.agentcron.api.runs.TranscriptPart;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class PostgresRunProjection implements RunProjection {
  private final Database database;
  private final Positions positions;
  private final AgentEventRows agentEvents;

  PostgresRunProjection(Database database) {
    this.database = database;
    this.positions = new Positions(database);
    this.agentEvents = new AgentEventRows(database);
  }

  @Override
  public Map<Integer, Long> positions(Incarnation topic, Set<Integer> partitions) {
    return database.transaction(() -> positions.establish(topic, partitions));
  }

  @Override
  public boolean record(TopicReading step, List<JournalEntry> entries) {
    return take(
        step,
        () -> {
          fold(only(JournalEvent.class, entries));
          agentEvents.keep(only(AgentEvent.class, entries));
        });
  }

  private static <T extends JournalEntry> List<T> only(Class<T> kind, List<JournalEntry> entries) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public boolean recordTranscripts(TopicReading step, List<TranscriptPart> parts) {
    return take(
        step,
        () ->
            database.batch(
                parts.stream()
                    .filter(part -> !part.lines().isEmpty())
                    .map(PostgresRunProjection::insert)
                    .toList()));
  }

  private boolean take(TopicReading step, Runnable work) {
    try {
      return database.transaction(() -> {
        boolean advanced = positions.advance(step);
        if (advanced) {
          work.run();
        }
        return advanced;
      });
    } catch (DataAccessException e) {
      throw e.getCause() instanceof SQLException cause && isCausedByTheData(cause)
          ? new UnstorableException("Postgres refuses it, SQL state " + cause.getSQLState(), e)
          : e;
    }
  }

  /** Data exceptions, violated constraints, and values beyond a limit of Postgres. */
  private static boolean isCausedByTheData(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private void fold(List<JournalEvent> events) {
    Set<UUID> ids =
        events.stream().map(event -> event.origin().runId()).collect(Collectors.toSet());
    Map<UUID, Run> stored = RunLoading.byId(database, ids);
    Map<UUID, Run> folded = new HashMap<>(stored);
    events.forEach(
        event -> folded.compute(event.origin().runId(), (_, run) -> Run.after(run, event)));
    List<Run> changed =
        folded.values().stream()
            .filter(run -> !run.equals(stored.get(run.origin().runId())))
            .toList();
    database.batch(changed.stream().map(RunRows::upsert).toList());
    database.batch(changed.stream().flatMap(run -> attempts(run).stream()).toList());
  }

  private static List<Sql> attempts(Run run) {
    return run.attempts().stream()
        .map(attempt -> AttemptRows.upsert(run.origin().runId(), attempt))
        .toList();
  }

  private static Sql insert(TranscriptPart part) {
    return Sql.of(
        """
        insert into run_logs (run_id, dispatch, first_line, attempt, lines)
        values (?, ?, ?, ?, ?) on conflict do nothing\
        """,
        part.runId(),
        part.dispatch(),
        part.firstLine(),
        part.attempt(),
        JsonColumns.ofLines(part.lines()));
  }
}
