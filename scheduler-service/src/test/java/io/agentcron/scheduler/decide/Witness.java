package io.agentcron.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.scheduler.definition.Budget;
import io.agentcron.scheduler.definition.OverlapPolicy;
import io.agentcron.scheduler.definition.Policies;
import io.agentcron.scheduler.run.ActiveRun;
import io.agentcron.scheduler.run.Activity;
import io.agentcron.scheduler.run.RunOrigin;
import io.agentcron.scheduler.run.Terms;
import io.agentcron.scheduler.run.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the journal along and holds it against what was promised. */
final class Witness {
  final List<Instant> rows = new ArrayList<>();
  final Set<Instant> backfilled = new HashSet<>();
  final Map<String, Integer> ends = new HashMap<>();
  final Set<String> begun = new HashSet<>();

  private final Policies policies;

  Witness(Policies policies) {
    this.policies = policies;
  }

  void sees(Event event, Activity after, Instant now) {
    switch (event) {
      case Event.RunQueued(var run, _) -> begins(run.origin());
      case Event.RunDispatched(var run) -> {
        begins(run.origin());
        keepsWithinItsLimits(run, after, now);
      }
      case Event.RunSkipped(var origin, _, _) -> {
        begins(origin);
        ended(origin.runId());
      }
      case Event.RunCancelled(var run, _, _) -> {
        begins(run.origin());
        ended(run.runId());
      }
      case Event.RunFailed(var run, _, _, var endsRun) when endsRun -> ended(run.runId());
      case Event.RunExpired(var run, _) -> ended(run.runId());
      case Event.RunFailed _,
          Event.RetryScheduled _,
          Event.AgentPaused _,
          Event.AgentResumed _,
          Event.BackfillAccepted _,
          Event.DefinitionApplied _,
          Event.CommandDeferred _,
          Event.CommandResumed _,
          Event.CommandRejected _,
          Event.CancelRequested _,
          Event.DeadlineReached _,
          Event.ScheduleFinished _,
          Event.ScheduleRefused _ -> {}
    }
  }

  void ended(String runId) {
    ends.merge(runId, 1, Integer::sum);
  }

  /** The first that is said of a run is the row of its nominal time. */
  private void begins(RunOrigin origin) {
    if (begun.add(origin.runId())) {
      origin
          .nominalTime()
          .ifPresent(time -> {
            if (origin.trigger() == Trigger.BACKFILL) {
              backfilled.add(time);
            } else {
              rows.add(time);
            }
          });
    }
  }

  private void keepsWithinItsLimits(ActiveRun run, Activity after, Instant now) {
    int most = policies.overlap() instanceof OverlapPolicy.Parallel(int limit) ? limit : 1;
    assertThat(after.active()).hasSizeLessThanOrEqualTo(most);
    if (policies.overlap() instanceof OverlapPolicy.Queue(int limit)) {
      assertThat(after.queued()).hasSizeLessThanOrEqualTo(limit);
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    boolean setsAside =
        run.terms().flatMap(Terms::reservation).isPresent() && firstOfItsAttempt.add(attempt(run));
    if (setsAside) {
      long reserved =
          after.runs().stream()
              .map(ActiveRun::terms)
              .flatMap(Optional::stream)
              .flatMap(terms -> terms.reservation().stream())
              .filter(it -> it.day().equals(today))
              .mapToLong(it -> it.microUsd())
              .sum();
      assertThat(after.standing().ledger().spentOn(today) + reserved)
          .isLessThanOrEqualTo(
              policies.budget().map(Budget::dailyMicroUsd).orElseThrow().getAsLong());
    }
  }

  private final Set<String> firstOfItsAttempt = new HashSet<>();

  private static String attempt(ActiveRun run) {
    return run.runId() + "/" + run.attempt();
  }
}
