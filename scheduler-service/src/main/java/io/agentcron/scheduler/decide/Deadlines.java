package io.agentcron.scheduler.decide;

import io.agentcron.scheduler.decide.Event.DeadlineReached;
import io.agentcron.scheduler.definition.Agent;
import io.agentcron.scheduler.definition.FailureKind;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Deadline;
import io.agentcron.scheduler.run.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deadlines of runs, in two steps: when one passes by the clock it is written to the journal, and
 * when it is read back, behind everything that was appended before it, it is acted on if it still
 * holds.
 */
final class Deadlines implements Timed {
  private static final String SCHEDULER = "agentcron";

  private final Rules rules;

  Deadlines(Rules rules) {
    this.rules = rules;
  }

  /** The first run whose deadline has passed. */
  @Override
  public List<Output> next(AgentState state, Moment moment) {
    return state.activity().runs().stream()
        .flatMap(run -> pending(run, moment).stream())
        .filter(pending -> moment.hasCome(pending.at()))
        .findFirst()
        .map(pending -> List.<Output>of(new DeadlineReached(pending.run(), pending.deadline())))
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> at(AgentState state, Moment moment) {
    return state.activity().runs().stream()
        .flatMap(run -> pending(run, moment).stream())
        .map(Pending::at)
        .min(Comparator.naturalOrder());
  }

  List<Output> decide(AgentState state, Report.Deadline report) {
    return state
        .activity()
        .run(report.runId())
        .filter(run -> run.isDispatch(report.attempt(), report.dispatch()))
        .filter(run -> run.awaited().equals(Optional.of(report.deadline())))
        .map(run -> verdict(state, run, report))
        .orElse(List.of());
  }

  private Optional<Pending> pending(ActiveRun run, Moment moment) {
    if (run.awaited().isPresent()) {
      return Optional.empty();
    }
    return switch (run.phase()) {
      case Phase.Queued _, Phase.Retrying _ -> Optional.empty();
      case Phase.Requested(var startBy, _) ->
          Optional.of(new Pending(run, startBy.plus(rules.startMargin()), Deadline.START));
      case Phase.Running running -> {
        // A scheduler that was not there to read heartbeats, or slept, cannot tell that none came.
        Instant awake = moment.awakeSince().plus(rules.lease());
        Instant lease = running.leaseUntil().isAfter(awake) ? running.leaseUntil() : awake;
        yield Stream.of(
                new Pending(run, running.deadline(), Deadline.RUN),
                new Pending(run, lease, Deadline.LEASE))
            .min(Comparator.comparing(Pending::at));
      }
    };
  }

  private List<Output> verdict(AgentState state, ActiveRun run, Report.Deadline report) {
    return switch (run.phase()) {
      case Phase.Queued _, Phase.Retrying _ -> List.of();
      case Phase.Requested(var startBy, var terms) ->
          // Both times are the broker's: an executor may launch only what it announced by startBy.
          report.at().isAfter(startBy)
              ? Dispatches.again(rules, state.agent().orElseThrow(), run, terms, report.at())
              : List.of();
      case Phase.Running running -> end(state.agent().orElseThrow(), run, running, report);
    };
  }

  private List<Output> end(
      Agent agent, ActiveRun run, Phase.Running running, Report.Deadline report) {
    List<Output> ended =
        running
            .cancelledBy()
            .map(by -> List.<Output>of(new Event.RunCancelled(run, by, Optional.empty())))
            .orElseGet(() -> failed(agent, run, running, report));
    return Stream.concat(ended.stream(), Stream.of(Cancels.order(run, SCHEDULER))).toList();
  }

  private List<Output> failed(
      Agent agent, ActiveRun run, Phase.Running running, Report.Deadline report) {
    return report.deadline() == Deadline.LEASE
        ? Retry.afterOurs(
            agent,
            run,
            FailureKind.EXECUTOR_LOST,
            "No sign of life from %s for %s".formatted(running.executor(), rules.lease()),
            report.at())
        : Retry.afterOurs(
            agent, run, FailureKind.TIMED_OUT, "Still running long after its timeout", report.at());
  }

  private record Pending(ActiveRun run, Instant at, Deadline deadline) {}
}
