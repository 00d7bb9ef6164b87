package io.agentcron.scheduler.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that has not ended.
 *
 * @param attempt counts what was really tried, from 1
 * @param dispatch counts the work orders, from 1
 * @param prompt instead of the definition's
 * @param expiresAt when a run that nobody has started is given up
 * @param timeoutMillis wall time of the attempt, as dispatched
 * @param awaited a deadline that was written to the journal and has not come back yet: what was
 *     appended before it counts first
 */
public record ActiveRun(
    RunOrigin origin,
    int attempt,
    int dispatch,
    Optional<String> prompt,
    Instant requestedAt,
    Instant expiresAt,
    long timeoutMillis,
    Phase phase,
    Optional<Deadline> awaited) {

  public String runId() {
    return origin.runId();
  }

  public boolean isDispatch(int otherAttempt, int otherDispatch) {
    return attempt == otherAttempt && dispatch == otherDispatch;
  }

  public ActiveRun in(Phase next) {
    return new ActiveRun(
        origin, attempt, dispatch, prompt, requestedAt, expiresAt, timeoutMillis, next, awaited);
  }

  public ActiveRun awaiting(Optional<Deadline> deadline) {
    return new ActiveRun(
        origin, attempt, dispatch, prompt, requestedAt, expiresAt, timeoutMillis, phase, deadline);
  }
}
