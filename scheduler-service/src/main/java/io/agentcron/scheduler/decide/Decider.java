package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.Command;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The scheduler's decisions, one method for each thing that can happen. */
public final class Decider {
  private final Commands commands;
  private final Reports reports;
  private final List<Timed> timed;

  public Decider(Rules rules) {
    Admission admission = new Admission(rules);
    Deadlines deadlines = new Deadlines(rules);
    this.commands = new Commands(admission);
    this.reports = new Reports(rules, deadlines);
    // In this order: what is going on comes before what waits, and that before what is new.
    this.timed =
        List.of(
            deadlines,
            new Pauses(),
            new Breakers(),
            new Retry(admission),
            new Queue(admission),
            new Fires(rules, admission, Pauses::hold),
            new Backfills(admission));
  }

  /** A definition arrives. */
  public List<Output> definition(AgentState state, Agent incoming) {
    return Definitions.decide(state, incoming);
  }

  /** Somebody asks for something. */
  public List<Output> command(AgentState state, Command command, Moment moment) {
    return commands.decide(state, command, moment);
  }

  /** A command that waited for its definition; ask again until there is nothing. */
  public List<Output> waiting(AgentState state, Moment moment) {
    return commands.nextWaiting(state, moment);
  }

  /** The journal says something of a dispatch; decided on the state before it is folded. */
  public List<Output> report(AgentState state, Report report) {
    return reports.decide(state, report);
  }

  /** Time passes: one thing that is due; ask again until there is nothing. */
  public List<Output> due(AgentState state, Moment moment) {
    return timed.stream()
        .map(part -> part.next(state, moment))
        .filter(outputs -> !outputs.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** When {@link #due} will next have something. */
  public Optional<Instant> dueAt(AgentState state, Moment moment) {
    return timed.stream()
        .flatMap(part -> part.at(state, moment).stream())
        .min(Comparator.naturalOrder());
  }
}
