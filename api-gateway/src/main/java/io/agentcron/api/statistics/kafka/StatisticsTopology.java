package io.agentcron.api.statistics.kafka;

import io.agentcron.api.runs.wire.JournalDecoder;
import io.agentcron.api.statistics.wire.DefinitionDecoder;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.registry.SchemaRegistry;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/**
 * Two topics of one key in, five stores, nothing out. What belongs to all agents is counted per
 * partition and added up by whoever asks, so that no record has to move between partitions.
 */
final class StatisticsTopology {
  private static final String JOURNAL = "journal";
  private static final String DEFINITIONS = "definitions";

  private StatisticsTopology() {}

  static Topology of(TopicSettings topics, SchemaRegistry registry, Patience patience) {
    JournalDecoder events = new JournalDecoder(registry);
    DefinitionDecoder definitions = new DefinitionDecoder(registry);
    Topology topology = new Topology();
    topology.addSource(
        JOURNAL,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topic.RUN_EVENTS.name(topics));
    topology.addSource(
        DEFINITIONS,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topic.AGENTS.name(topics));
    topology.addProcessor("count-runs", () -> new JournalProcessor(events, patience), JOURNAL);
    topology.addProcessor(
        "count-agents", () -> new DefinitionsProcessor(definitions, patience), DEFINITIONS);
    Stores.builders().forEach(store -> topology.addStateStore(store, "count-runs", "count-agents"));
    return topology;
  }
}
