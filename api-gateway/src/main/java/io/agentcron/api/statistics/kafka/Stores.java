package io.agentcron.api.statistics.kafka;

import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;
import static org.apache.kafka.streams.state.Stores.persistentWindowStore;
import static org.apache.kafka.streams.state.Stores.windowStoreBuilder;

import io.agentcron.api.statistics.AgentCounts;
import io.agentcron.api.statistics.AgentStanding;
import io.agentcron.api.statistics.Bucket;
import io.agentcron.api.statistics.RunTally;
import io.agentcron.api.statistics.wire.StateSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The stores of one task.
 *
 * @param runs by run, at when it was first heard of; a window only so that it is forgotten one day
 * @param buckets by scope, at when the bucket began
 * @param agents by agent
 * @param running by agent, the runs that go on; agents that do nothing are not there
 * @param agentCounts under the key of {@code Scope.ALL}
 */
record Stores(
    WindowStore<String, RunTally> runs,
    WindowStore<String, Bucket> buckets,
    KeyValueStore<String, AgentStanding> agents,
    KeyValueStore<String, Set<UUID>> running,
    KeyValueStore<String, AgentCounts> agentCounts) {

  static final String RUNS = "runs";
  static final String BUCKETS = "buckets";
  static final String AGENTS = "agents";
  static final String RUNNING = "running";
  static final String AGENT_COUNTS = "agent-counts";

  /** As long as the journal is kept and anything of a run can be delivered late or again. */
  static final Duration RUNS_KEPT = Duration.ofDays(31);

  /** The longest period, begun in the zone where its first day begins earliest. */
  private static final Duration BUCKETS_KEPT = Duration.ofDays(32);

  static Stores of(ProcessorContext<Void, Void> context) {
    return new Stores(
        context.getStateStore(RUNS),
        context.getStateStore(BUCKETS),
        context.getStateStore(AGENTS),
        context.getStateStore(RUNNING),
        context.getStateStore(AGENT_COUNTS));
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        windowed(RUNS, RUNS_KEPT, StateSerdes.tallies()),
        windowed(BUCKETS, BUCKETS_KEPT, StateSerdes.buckets()),
        keyed(AGENTS, StateSerdes.agents()),
        keyed(RUNNING, StateSerdes.running()),
        keyed(AGENT_COUNTS, StateSerdes.agentCounts()));
  }

  private static <V> StoreBuilder<?> windowed(String name, Duration kept, Serde<V> values) {
    return windowStoreBuilder(
            persistentWindowStore(name, kept, Bucket.WIDTH, false), Serdes.String(), values)
        .withCachingDisabled();
  }

  private static <V> StoreBuilder<?> keyed(String name, Serde<V> values) {
    return keyValueStoreBuilder(persistentKeyValueStore(name), Serdes.String(), values)
        .withCachingDisabled();
  }
}
