package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.wire.StateSerdes;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Three topics of one key in, four topics out, two stores between. Definitions are large and change
 * rarely, activity is small and changes with every fire, so that each has a store of its own.
 */
public final class SchedulerTopology {
  static final String AGENTS = "agents";
  static final String ACTIVITIES = "activities";
  static final String PREVIOUS_RUNS = "previous-runs";

  static final String SETTINGS = "settings";

  /** The topics it reads; task n holds partition n of each. */
  static final List<Topic> INPUTS = List.of(Topic.AGENTS, Topic.RUN_COMMANDS, Topic.RUN_EVENTS);

  static final List<Topic> OUTPUTS =
      List.of(Topic.RUN_EVENTS, Topic.RUN_REQUESTS, Topic.RUN_CONTROL, Topic.DEAD_LETTERS);

  private SchedulerTopology() {}

  public static Topology of(
      TopicSettings topics, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
    Topology topology = new Topology();
    topology.addSource(
        "inputs",
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        INPUTS.stream().map(topic -> topic.name(topics)).toArray(String[]::new));
    topology.addProcessor("scheduler", processor, "inputs");
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(SETTINGS), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        "settings-input",
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        Topic.SETTINGS.name(topics),
        "settings-reader",
        SettingsReader::new);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(AGENTS), Serdes.String(), StateSerdes.agents())
            .withCachingDisabled(),
        "scheduler");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ACTIVITIES),
                Serdes.String(),
                StateSerdes.activities())
            .withCachingDisabled(),
        "scheduler");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PREVIOUS_RUNS),
                Serdes.String(),
                StateSerdes.previousRuns())
            .withCachingDisabled(),
        "scheduler");
    for (Topic output : OUTPUTS) {
      topology.addSink(
          output.name(),
          output.name(topics),
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          "scheduler");
    }
    return topology;
  }
}
