package io.agentcron.api.agents.postgres;

import io.agentcron.api.agents.Agent;
import io.agentcron.api.agents.AgentQuery;
import io.agentcron.api.agents.AgentStore;
import io.agentcron.api.agents.Change;
import io.agentcron.api.agents.OwnedSchedule;
import io.agentcron.api.agents.PublishedAgent;
import io.agentcron.api.agents.Reference;
import io.agentcron.api.agents.Refusal;
import io.agentcron.api.agents.Saving;
import io.agentcron.api.agents.ScheduleQuery;
import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.DatabaseAwayException;
import io.agentcron.api.postgres.Sql;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Definitions in the tables {@code agents} and {@code agent_versions}. */
@Singleton
public final class PostgresAgentStore implements AgentStore {
  /** Where publishers listen. */
  public static final String CHANNEL = "agents";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresAgentStore.class);
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  PostgresAgentStore(Database database) {
    this.database = database;
  }

  @Override
  public Saving create(Agent agent) {
    Saving saving =
        database.transaction(() -> {
          if (database.update(AgentStatements.insert(agent)) == 0) {
            return nameTaken(agent);
          }
          database.update(AgentStatements.insertVersion(agent, agent.createdBy(), false));
          return new Saving.Saved(agent);
        });
    announce();
    return saving;
  }

  @Override
  public Optional<Agent> find(String owner, Reference agent) {
    return first(agent, AgentStatements.one(owner, agent));
  }

  @Override
  public List<Agent> list(String owner, AgentQuery query) {
    return database.query(AgentStatements.list(owner, query), AgentRow::read);
  }

  @Override
  public List<OwnedSchedule> schedules(String owner, ScheduleQuery query) {
    return database.query(
        AgentStatements.schedules(owner, query),
        row ->
            new OwnedSchedule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("enabled"),
                StoredDefinition.parseSchedule(row.getString("document"))));
  }

  @Override
  public List<List<PublishedAgent.Revision>> revisions(String owner) {
    Map<UUID, List<PublishedAgent.Revision>> byAgent =
        database.query(AgentStatements.revisions(owner), AgentRow::revision).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.agent().id(), LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(byAgent.values());
  }

  @Override
  public Saving change(String owner, Reference agent, String by, Function<Agent, Change> decide) {
    try {
      Saving saving = database.transaction(() -> changeLocked(owner, agent, by, decide));
      announce();
      return saving;
    } catch (NameTakenException e) {
      return nameTaken(e.agent);
    }
  }

  private Saving changeLocked(
      String owner, Reference agent, String by, Function<Agent, Change> decide) {
    Optional<Agent> found = first(agent, AgentStatements.one(owner, agent).then("for update"));
    if (found.isEmpty()) {
      return new Saving.Refused(new Refusal.UnknownAgent(agent.text()));
    }
    return switch (decide.apply(found.get())) {
      case Change.Keep() -> new Saving.Saved(found.get());
      case Change.Refuse(Refusal refusal) -> new Saving.Refused(refusal);
      case Change.Replace(Agent next) -> {
        update(next, by, false);
        yield new Saving.Saved(next);
      }
      case Change.Delete(Agent last) -> {
        update(last, by, true);
        yield new Saving.Deleted();
      }
    };
  }

  private void update(Agent agent, String by, boolean deleted) {
    int rows = renaming(agent, AgentStatements.update(agent, deleted));
    if (rows != 1) {
      throw new IllegalStateException(
          "Expected to follow version %d of agent %s, changed %d rows"
              .formatted(agent.version() - 1, agent.id(), rows));
    }
    database.update(AgentStatements.insertVersion(agent, by, deleted));
  }

  /** An update that may give the agent a name that another one has. */
  private int renaming(Agent agent, Sql update) {
    try {
      return database.update(update);
    } catch (DataAccessException e) {
      if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        throw new NameTakenException(agent);
      }
      throw e;
    }
  }

  private Optional<Agent> first(Reference agent, Sql sql) {
    return agent.isPossible() ? database.first(sql, AgentRow::read) : Optional.empty();
  }

  private static Saving nameTaken(Agent agent) {
    return new Saving.Refused(new Refusal.AgentNameTaken(agent.spec().name()));
  }

  /** After the commit, outside of it: a notification inside would make all commits wait in line. */
  private void announce() {
    announce(database);
  }

  /** Tells the publishers that there is something to publish. */
  public static void announce(Database database) {
    try {
      database.query(Sql.of("select pg_notify('" + CHANNEL + "', '')"), _ -> true);
    } catch (DatabaseAwayException e) {
      // What is committed stays committed, and publishers also look by themselves.
      LOG.atWarn().setCause(e).log("Cannot tell the publishers of a change");
    }
  }

  /** Rolls the transaction back. */
  private static final class NameTakenException extends RuntimeException {
    private final transient Agent agent;

    NameTakenException(Agent agent) {
      super("the name is taken", null, false, false);
      this.agent = agent;
    }
  }
}
