package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Command;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scheduler's decisions, one method for each thing that can happen. */
public final class Decider {
  private final Fires fires;
  private final Commands commands;
  private final Deadlines deadlines;
  private final Reports reports;

  public Decider(Rules rules) {
    this.fires = new Fires(rules);
    this.commands = new Commands(rules);
    this.deadlines = new Deadlines(rules);
    this.reports = new Reports(rules, deadlines);
  }

  /** A definition arrives. */
  public List<Output> definition(AgentState state, Agent incoming) {
    return Definitions.decide(state, incoming);
  }

  /** Somebody asks for something. */
  public List<Output> command(AgentState state, Command command, Instant now) {
    return commands.decide(state, command, now);
  }

  /** A command that waited for its definition; ask again until there is nothing. */
  public List<Output> waiting(AgentState state, Instant now) {
    return commands.nextWaiting(state, now);
  }

  /** The journal says something of a dispatch; decided on the state before it is folded. */
  public List<Output> report(AgentState state, Report report) {
    return reports.decide(state, report);
  }

  /**
   * Time passes: one thing that is due; ask again until there is nothing.
   *
   * @param awakeSince since when the scheduler has been reading the journal without a break
   */
  public Optional<Event> due(AgentState state, Instant now, Instant awakeSince) {
    return deadlines.next(state, now, awakeSince).or(() -> fires.next(state, now));
  }

  /** When {@link #due} will next have something. */
  public Optional<Instant> dueAt(AgentState state, Instant awakeSince) {
    return Stream.of(deadlines.due(state, awakeSince), Fires.due(state))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }
}
