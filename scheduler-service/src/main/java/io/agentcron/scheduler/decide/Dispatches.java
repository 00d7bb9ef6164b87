package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.Reservation;
import io.agentcron.scheduler.run.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs on their way out: an attempt's first work order, the next one, and the end of those that
 * nobody starts.
 */
final class Dispatches {
  private Dispatches() {}

  /** An attempt goes out for the first time; its time to be started begins. */
  static ActiveRun out(
      Rules rules, Agent agent, ActiveRun run, Optional<Reservation> reservation, Instant now) {
    return under(
        rules,
        agent,
        run,
        new Terms(now.plus(rules.expiry()), agent.limits().timeout(), reservation),
        now);
  }

  /**
   * The same attempt under the next number and the definition of now, unless the run has expired.
   */
  static List<Output> again(Rules rules, Agent agent, ActiveRun run, Terms terms, Instant now) {
    if (!now.isBefore(terms.expiresAt())) {
      return List.of(
          new Event.RunExpired(run, "No executor started it within " + rules.expiry()),
          Cancels.order(run, "agentcron"));
    }
    Terms renewed = new Terms(terms.expiresAt(), agent.limits().timeout(), terms.reservation());
    return List.of(new Event.RunDispatched(under(rules, agent, run, renewed, now)));
  }

  private static ActiveRun under(
      Rules rules, Agent agent, ActiveRun run, Terms terms, Instant now) {
    return new ActiveRun(
        run.origin().by(agent.version()),
        run.overrides(),
        run.attempt(),
        run.dispatch() + 1,
        new Phase.Requested(startBy(rules, now, terms.expiresAt()), terms),
        Optional.empty());
  }

  private static Instant startBy(Rules rules, Instant now, Instant expiresAt) {
    Instant startBy = now.plus(rules.startTimeout());
    return startBy.isBefore(expiresAt) ? startBy : expiresAt;
  }
}
