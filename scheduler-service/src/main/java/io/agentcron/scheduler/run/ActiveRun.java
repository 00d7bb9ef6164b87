package io.agentcron.scheduler.run;

import io.agentcron.scheduler.definition.FailureKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that has not ended.
 *
 * @param attempt counts what was really tried, from 1
 * @param dispatch counts the work orders over all attempts; 0 before the first
 * @param awaited a deadline that was written to the journal and has not come back yet: what was
 *     appended before it counts first
 */
public record ActiveRun(
    RunOrigin origin,
    Overrides overrides,
    int attempt,
    int dispatch,
    Phase phase,
    Optional<Deadline> awaited) {

  /** A run that is wanted, and nothing has been done for it yet. */
  public static ActiveRun wanted(RunOrigin origin, Overrides overrides) {
    return new ActiveRun(origin, overrides, 1, 0, new Phase.Queued(), Optional.empty());
  }

  public String runId() {
    return origin.runId();
  }

  /** Whether it counts when runs of the agent must not overlap. */
  public boolean isActive() {
    return !isQueued();
  }

  public boolean isQueued() {
    return phase instanceof Phase.Queued;
  }

  public boolean isDispatch(int otherAttempt, int otherDispatch) {
    return attempt == otherAttempt && dispatch == otherDispatch;
  }

  public ActiveRun in(Phase next) {
    return new ActiveRun(origin, overrides, attempt, dispatch, next, awaited);
  }

  /** What its current attempt was dispatched with. */
  public Optional<Terms> terms() {
    return switch (phase) {
      case Phase.Queued _, Phase.Retrying _ -> Optional.empty();
      case Phase.Requested requested -> Optional.of(requested.terms());
      case Phase.Running running -> Optional.of(running.terms());
    };
  }

  /** The cost of its attempt is charged; nothing is set aside for it any more. */
  public ActiveRun settled() {
    return switch (phase) {
      case Phase.Queued _, Phase.Retrying _ -> this;
      case Phase.Requested(var startBy, var terms) ->
          in(new Phase.Requested(startBy, terms.settled()));
      case Phase.Running running -> in(running.settled());
    };
  }

  /** The next attempt, which waits for its time. */
  public ActiveRun retrying(Instant at, FailureKind after) {
    return new ActiveRun(
        origin, overrides, attempt + 1, dispatch, new Phase.Retrying(at, after), Optional.empty());
  }

  public ActiveRun awaiting(Optional<Deadline> deadline) {
    return new ActiveRun(origin, overrides, attempt, dispatch, phase, deadline);
  }
}
