package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import io.agentcron.scheduler.run.RunOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs on their way out: the first work order, the next one, and the end of those that nobody
 * starts.
 */
final class Dispatches {
  private Dispatches() {}

  static ActiveRun first(
      Rules rules, Agent agent, RunOrigin origin, Optional<String> prompt, Instant now) {
    Instant expiresAt = now.plus(rules.expiry());
    return new ActiveRun(
        origin,
        1,
        1,
        prompt,
        now,
        expiresAt,
        agent.limits().timeout().toMillis(),
        new Phase.Requested(startBy(rules, now, expiresAt)),
        Optional.empty());
  }

  /**
   * The same attempt under the next number and the definition of now, unless the run has expired.
   */
  static List<Output> again(
      Rules rules, Agent agent, ActiveRun run, Instant expiresAt, Instant now) {
    if (!now.isBefore(expiresAt)) {
      return List.of(
          new Event.RunExpired(run, "No executor started it within " + rules.expiry()),
          Cancels.order(run, "agentcron"));
    }
    return List.of(
        new Event.RunDispatched(
            new ActiveRun(
                run.origin().by(agent.version()),
                run.attempt(),
                run.dispatch() + 1,
                run.prompt(),
                run.requestedAt(),
                expiresAt,
                agent.limits().timeout().toMillis(),
                new Phase.Requested(startBy(rules, now, expiresAt)),
                Optional.empty())));
  }

  private static Instant startBy(Rules rules, Instant now, Instant expiresAt) {
    Instant startBy = now.plus(rules.startTimeout());
    return startBy.isBefore(expiresAt) ? startBy : expiresAt;
  }
}
