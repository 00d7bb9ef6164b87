package io.agentcron.api.runs.postgres;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.Sql;
import io.agentcron.api.runs.AgentEvent;
import io.agentcron.api.runs.Pause;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code agent_events} and {@code agent_pauses} and the column {@code
 * agents.applied_version}. What is written again changes nothing, and neither does what is older
 * than what is there.
 */
record AgentEventRows(Database database) {

  void keep(List<AgentEvent> events) {
    database.batch(
        events.stream()
            .filter(event -> !(event.fact() instanceof AgentEvent.Applied))
            .map(AgentEventRows::insert)
            .toList());
    database.batch(events.stream().flatMap(event -> pause(event).stream()).toList());
    database.batch(applied(events));
  }

  Map<UUID, Pause> pauses(Collection<UUID> agentIds) {
    return database
        .query(
            Sql.of(
                """
                select * from agent_pauses where paused and agent_id = any(?::uuid[])\
                """,
                ArrayLiteral.of(agentIds)),
            row -> Map.entry(new Columns(row).uuid("agent_id"), pause(new Columns(row))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Pause pause(Columns row) throws SQLException {
    return new Pause(
        row.text("paused_by"),
        row.text("cause"),
        row.optionalText("note"),
        row.instant("at"),
        row.optionalInstant("until"));
  }

  private static Sql insert(AgentEvent event) {
    Line line = line(event.fact());
    return Sql.of(
        """
        insert into agent_events (event_id, agent_id, agent_name, owner, schedule_id,
          schedule_name, at, type, done_by, message)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """,
        event.eventId(),
        event.agentId(),
        event.agentName(),
        event.owner(),
        event.scheduleId(),
        event.scheduleName(),
        event.at(),
        line.type(),
        line.by(),
        line.message());
  }

  /** What the timeline shows of an event. */
  private record Line(String type, @Nullable String by, @Nullable String message) {}

  private static Line line(AgentEvent.Fact fact) {
    return switch (fact) {
      case AgentEvent.Applied(long version) ->
          new Line("agent.applied", null, "version " + version);
      case AgentEvent.Paused(Pause pause) -> new Line("agent.paused", pause.by(), pause.note());
      case AgentEvent.Resumed(String by, String note) -> new Line("agent.resumed", by, note);
      case AgentEvent.BackfillAccepted(int runs) ->
          new Line("backfill.accepted", null, runs + " runs");
      case AgentEvent.ScheduleRefused(String message) ->
          new Line("schedule.refused", null, message);
      case AgentEvent.ScheduleFinished(long fires) ->
          new Line("schedule.finished", null, fires + " fires");
    };
  }

  private static Optional<Sql> pause(AgentEvent event) {
    return switch (event.fact()) {
      case AgentEvent.Paused(Pause pause) -> Optional.of(pause(event, Optional.of(pause)));
      case AgentEvent.Resumed _ -> Optional.of(pause(event, Optional.empty()));
      case AgentEvent.Applied _,
          AgentEvent.BackfillAccepted _,
          AgentEvent.ScheduleRefused _,
          AgentEvent.ScheduleFinished _ ->
          Optional.empty();
    };
  }

  private static Sql pause(AgentEvent event, Optional<Pause> pause) {
    return Sql.of(
        """
        insert into agent_pauses as known (agent_id, at, paused, paused_by, cause, note, until)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (agent_id) do update set at = excluded.at, paused = excluded.paused,
          paused_by = excluded.paused_by, cause = excluded.cause, note = excluded.note,
          until = excluded.until
        where excluded.at >= known.at\
        """,
        event.agentId(),
        event.at(),
        pause.isPresent(),
        pause.map(Pause::by).orElse(null),
        pause.map(Pause::cause).orElse(null),
        pause.map(Pause::note).orElse(null),
        pause.map(Pause::until).orElse(null));
  }

  /** In the order of ids, as everybody locks agents, so that no two wait for each other. */
  private static List<Sql> applied(List<AgentEvent> events) {
    return events.stream()
        .filter(event -> event.fact() instanceof AgentEvent.Applied)
        .sorted(Comparator.comparing(AgentEvent::agentId))
        .map(event -> {
          long version = ((AgentEvent.Applied) event.fact()).version();
          return Sql.of(
              "update agents set applied_version = ? where id = ? and applied_version < ?",
              version,
              event.agentId(),
              version);
        })
        .toList();
  }
}
