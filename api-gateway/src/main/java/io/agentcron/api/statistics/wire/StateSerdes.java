package io.agentcron.api.statistics.wire;

import io.agentcron.api.runs.Lifecycle;
import io.agentcron.api.runs.RunStatus;
import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.Counts;
import io.agentcron.api.statistics.Durations;
import io.agentcron.api.statistics.RunTally;
import io.agentcron.api.statistics.state.AgentCountsState;
import io.agentcron.api.statistics.state.AgentStandingState;
import io.agentcron.api.statistics.state.BucketState;
import io.agentcron.api.statistics.state.DispatchCostState;
import io.agentcron.api.statistics.state.MeasuredState;
import io.agentcron.api.statistics.state.RunTallyState;
import io.agentcron.api.statistics.state.RunningState;
import io.agentcron.schemas.serde.StateSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;

/** How the stores and their changelogs keep the statistics. */
public final class StateSerdes {
  private StateSerdes() {}

  public static Serde<RunTally> tallies() {
    return StateSerde.of(RunTallyState.class, StateSerdes::state, StateSerdes::tally);
  }

  public static Serde<Bucket> buckets() {
    return StateSerde.of(BucketState.class, StateSerdes::state, StateSerdes::bucket);
  }

  public static Serde<AgentStanding> agents() {
    return StateSerde.of(
        AgentStandingState.class,
        agent ->
            new AgentStandingState(
                agent.version(), agent.owner(), agent.exists(), agent.enabled(), agent.lastRunAt()),
        state ->
            new AgentStanding(
                state.getVersion(),
                state.getOwner(),
                state.getExists(),
                state.getEnabled(),
                state.getLastRunAt()));
  }

  /** The ids of runs. */
  public static Serde<Set<UUID>> running() {
    return StateSerde.of(
        RunningState.class,
        ids -> new RunningState(ids.stream().map(UUID::toString).sorted().toList()),
        state -> state.getRunIds().stream().map(UUID::fromString).collect(Collectors.toSet()));
  }

  public static Serde<AgentCounts> agentCounts() {
    return StateSerde.of(
        AgentCountsState.class,
        counts -> new AgentCountsState(counts.total(), counts.active()),
        state -> new AgentCounts(state.getTotal(), state.getActive()));
  }

  private static RunTallyState state(RunTally tally) {
    Lifecycle lifecycle = tally.lifecycle();
    List<DispatchCostState> costs =
        tally.costs().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(cost -> new DispatchCostState(cost.getKey(), cost.getValue()))
            .toList();
    return new RunTallyState(
        lifecycle.status().word(),
        lifecycle.attempt(),
        lifecycle.wanted(),
        costs,
        tally.measured() == null
            ? null
            : new MeasuredState(
                tally.measured().dispatch(), tally.measured().duration().toMillis()),
        tally.completedAt());
  }

  private static RunTally tally(RunTallyState state) {
    return new RunTally(
        new Lifecycle(
            RunStatus.of(state.getStatus()).orElseThrow(), state.getAttempt(), state.getWanted()),
        state.getCosts().stream()
            .collect(
                Collectors.toMap(
                    DispatchCostState::getDispatch, DispatchCostState::getCostMicroUsd)),
        state.getMeasured() == null
            ? null
            : new RunTally.Measured(
                state.getMeasured().getDispatch(),
                Duration.ofMillis(state.getMeasured().getDurationMillis())),
        state.getCompletedAt());
  }

  private static BucketState state(Bucket bucket) {
    Counts counts = bucket.counts();
    Durations durations = bucket.durations();
    return new BucketState(
        counts.success(),
        counts.error(),
        counts.skipped(),
        counts.costMicroUsd(),
        durations.count(),
        durations.totalMillis(),
        durations.sketch());
  }

  private static Bucket bucket(BucketState state) {
    return new Bucket(
        new Counts(
            state.getSuccess(), state.getError(), state.getSkipped(), state.getCostMicroUsd()),
        new Durations(state.getDurations(), state.getTotalMillis(), state.getSketch()));
  }
}
