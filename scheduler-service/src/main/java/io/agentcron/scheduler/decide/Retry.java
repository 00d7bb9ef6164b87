package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.RetryScheduled;
import io.agentcron.scheduler.decide.Event.RunCancelled;
import io.agentcron.scheduler.decide.Event.RunFailed;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.definition.RetryPolicy;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Attempts that follow failed ones: whether, when, and their way out. */
final class Retry implements Timed {
  /**
   * Providers' limits are per week at most; a later reset is a mistake that would hold the agent.
   */
  private static final Duration LONGEST_RESET = Duration.ofDays(8);

  private final Admission admission;

  Retry(Admission admission) {
    this.admission = admission;
  }

  /** An executor has left it to us what follows. */
  static List<Output> after(Agent agent, ActiveRun run, End.Failure failure, Instant now) {
    Optional<String> askedBy = Cancels.askedBy(run);
    if (askedBy.isPresent()) {
      return List.of(new RunCancelled(run, askedBy.get(), Optional.empty()));
    }
    return List.of(
        next(agent, run, failure, now)
            .<Output>map(again -> again)
            .orElseGet(() ->
                new RunFailed(
                    run, failure.kind(), "Not tried again: the policy has changed", true)));
  }

  /** We find that it has failed. */
  static List<Output> afterOurs(
      Agent agent, ActiveRun run, FailureKind kind, String message, Instant now) {
    End.Failure failure = new End.Failure(kind, Optional.empty(), false);
    return next(agent, run, failure, now)
        .map(again -> List.<Output>of(new RunFailed(run, kind, message, false), again))
        .orElseGet(() -> List.of(new RunFailed(run, kind, message, true)));
  }

  private static Optional<RetryScheduled> next(
      Agent agent, ActiveRun run, End.Failure failure, Instant now) {
    RetryPolicy policy = agent.policies().retry();
    return Optional.of(failure.kind())
        .filter(kind -> policy.after(run.attempt()).contains(kind))
        .map(kind -> new RetryScheduled(run.retrying(at(policy, run, failure, now), kind)));
  }

  /** A known end of a rate limit comes before any guess. */
  private static Instant at(RetryPolicy policy, ActiveRun run, End.Failure failure, Instant now) {
    return failure
        .retryAt()
        .filter(_ -> failure.kind() == FailureKind.RATE_LIMITED)
        .filter(reset -> reset.isBefore(now.plus(LONGEST_RESET)))
        .orElse(now.plus(policy.backoff(run.attempt())));
  }

  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return waiting(state, moment)
        .filter(waiting -> moment.hasCome(waiting.at()))
        .map(waiting -> admission.release(state, waiting.run(), moment.now()))
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return waiting(state, moment).map(Waiting::at);
  }

  private static Optional<Waiting> waiting(AgentState state, Moment moment) {
    return state.activity().runs().stream()
        .filter(run -> !Pauses.hold(state, run, moment))
        .flatMap(run ->
            run.phase() instanceof Phase.Retrying(var at, _)
                ? Optional.of(new Waiting(run, at)).stream()
                : Optional.<Waiting>empty().stream())
        .min(Comparator.comparing(Waiting::at));
  }

  private record Waiting(ActiveRun run, Instant at) {}
}
