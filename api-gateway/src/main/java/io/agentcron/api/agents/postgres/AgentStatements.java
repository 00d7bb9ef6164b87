package io.agentcron.api.agents.postgres;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentQuery;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.ScheduleQuery;
import io.agentcron.api.postgres.Sql;

/** The SQL behind the store. */
final class AgentStatements {
  private static final String LIVE =
      "select " + AgentRow.COLUMNS + " from agents where owner = ? and not deleted";

  private static final String REVISION =
      """
      a.id, a.owner, v.version, v.definition::text as definition, a.created_at, a.created_by,
        v.changed_at as updated_at, v.deleted
      from agent_versions v join agents a on a.id = v.agent_id
      """;

  private AgentStatements() {}

  static Sql one(String owner, Reference agent) {
    Sql live = Sql.of(LIVE, owner);
    return agent
        .id()
        .map(id -> live.then("and id = ?", id))
        .orElseGet(() -> live.then("and name = ?", agent.text()));
  }

  static Sql list(String owner, AgentQuery query) {
    Sql sql = Sql.of(LIVE, owner);
    if (query.enabled().isPresent()) {
      sql = sql.then("and enabled = ?", query.enabled().get());
    }
    if (query.text().isPresent()) {
      String pattern = Sql.contains(query.text().get());
      sql = sql.then("and (name ilike ? or definition->>'description' ilike ?)", pattern, pattern);
    }
    if (query.after().isPresent()) {
      sql = sql.then("and name > ?", query.after().get());
    }
    return sql.then("order by name limit ?", query.limit());
  }

  static Sql schedules(String owner, ScheduleQuery query) {
    Sql sql =
        Sql.of(
            """
            select a.id, a.name, a.enabled, s.document::text as document
            from agents a
            cross join lateral jsonb_array_elements(a.definition->'schedules') s (document)
            where a.owner = ? and not a.deleted\
            """,
            owner);
    if (query.enabled().isPresent()) {
      sql = sql.then("and (s.document->>'enabled')::boolean = ?", query.enabled().get());
    }
    if (query.text().isPresent()) {
      String pattern = Sql.contains(query.text().get());
      sql = sql.then("and (a.name ilike ? or s.document->>'name' ilike ?)", pattern, pattern);
    }
    if (query.after().isPresent()) {
      ScheduleQuery.Position after = query.after().get();
      sql =
          sql.then(
              "and (a.name, s.document->>'name') > (?, ?)",
              after.agentName(),
              after.scheduleName());
    }
    return sql.then("order by a.name, s.document->>'name' limit ?", query.limit());
  }

  static Sql revisions(String owner) {
    return Sql.of("select " + REVISION + "where a.owner = ? order by v.agent_id, v.version", owner);
  }

  /** Changes no row if the name is taken. */
  static Sql insert(Agent agent) {
    return Sql.of(
        """
        insert into agents (id, owner, name, enabled, version, definition, created_at, created_by,
          updated_at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        on conflict (owner, name) where not deleted do nothing\
        """,
        agent.id(),
        agent.owner(),
        agent.spec().name(),
        agent.spec().enabled(),
        agent.version(),
        StoredDefinition.json(agent),
        agent.createdAt(),
        agent.createdBy(),
        agent.updatedAt());
  }

  /** Changes no row if this version does not follow the one that is there. */
  static Sql update(Agent agent, boolean deleted) {
    return Sql.of(
        """
        update agents set name = ?, enabled = ?, deleted = ?, version = ?, definition = ?::jsonb,
          updated_at = ?
        where id = ? and version = ?\
        """,
        agent.spec().name(),
        agent.spec().enabled(),
        deleted,
        agent.version(),
        StoredDefinition.json(agent),
        agent.updatedAt(),
        agent.id(),
        agent.version() - 1);
  }

  static Sql insertVersion(Agent agent, String by, boolean deleted) {
    return Sql.of(
        """
        insert into agent_versions (agent_id, version, deleted, definition, changed_at, changed_by)
        values (?, ?, ?, ?::jsonb, ?, ?)\
        """,
        agent.id(),
        agent.version(),
        deleted,
        StoredDefinition.json(agent),
        agent.updatedAt(),
        by);
  }
}
