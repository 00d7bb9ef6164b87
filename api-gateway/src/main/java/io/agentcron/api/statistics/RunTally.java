package io.agentcron.api.statistics;

import io.agentcron.api.runs.JournalEvent;
import io.agentcron.api.runs.JournalEvent.Source;
import io.agentcron.api.runs.Lifecycle;
import io.agentcron.api.runs.RunFact;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.runs.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of a run so that it is counted once, whatever is delivered again or late.
 *
 * @param costs in micro-USD by dispatch, as far as reported
 * @param measured what the last attempt took that the scheduler was left to decide about
 * @param completedAt when it ended, which is the time it counts for; absent while it goes on
 */
public record RunTally(
    Lifecycle lifecycle,
    Map<Integer, Long> costs,
    @Nullable Measured measured,
    @Nullable Instant completedAt) {
  public static final RunTally UNHEARD = new RunTally(Lifecycle.UNHEARD, Map.of(), null, null);

  /** How long a dispatch took. */
  public record Measured(int dispatch, Duration duration) {}

  public RunTally {
    costs = Map.copyOf(costs);
  }

  /**
   * What an event does.
   *
   * @param addition what is to be added to the bucket of {@link RunTally#completedAt}
   */
  public record Step(RunTally tally, Optional<Bucket> addition) {}

  /** The tally after an event, and what it adds to the counts. */
  public Step after(JournalEvent event) {
    Lifecycle next = lifecycle.after(event);
    boolean ends = next.status().isFinal() && !lifecycle.status().isFinal();
    RunTally tally =
        new RunTally(
            next,
            costsAfter(event),
            next.equals(lifecycle) ? measured : measuredAfter(event),
            ends ? event.at() : completedAt);
    if (ends) {
      return new Step(
          tally, Optional.of(Bucket.ofRun(next.status(), tally.cost(), duration(event))));
    }
    long late = tally.completedAt == null ? 0 : tally.cost() - cost();
    return new Step(tally, late == 0 ? Optional.empty() : Optional.of(Bucket.ofLateCost(late)));
  }

  public boolean isRunning() {
    return lifecycle.status() == RunStatus.RUNNING;
  }

  /** When it ended, if it did and was not skipped. */
  public Optional<Instant> ranUntil() {
    return lifecycle.status() == RunStatus.SKIPPED
        ? Optional.empty()
        : Optional.ofNullable(completedAt);
  }

  private long cost() {
    return costs.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<Integer, Long> costsAfter(JournalEvent event) {
    Long reported = event.fact().reportedUsage().map(Usage::costMicroUsd).orElse(null);
    if (reported == null || event.dispatch() == 0) {
      return costs;
    }
    Map<Integer, Long> updated = new HashMap<>(costs);
    updated.merge(event.dispatch(), reported, Math::max);
    return updated;
  }

  private @Nullable Measured measuredAfter(JournalEvent event) {
    return switch (event.fact()) {
      case RunFact.Returned returned ->
          event.source() == Source.EXECUTOR
              ? new Measured(event.dispatch(), returned.outcome().duration())
              : null;
      case RunFact.RetryScheduled _ -> measured;
      case RunFact.Queued _,
          RunFact.Dispatched _,
          RunFact.Started _,
          RunFact.Progressed _,
          RunFact.Final _ ->
          null;
    };
  }

  /**
   * The scheduler, which ends what it has lost or what it gives up, has measured nothing itself.
   */
  private Optional<Duration> duration(JournalEvent event) {
    if (event.source() == Source.EXECUTOR && event.fact() instanceof RunFact.Final end) {
      return end.outcome().map(RunFact.Outcome::duration);
    }
    return Optional.ofNullable(measured)
        .filter(it -> it.dispatch() >= event.dispatch())
        .map(Measured::duration);
  }
}
