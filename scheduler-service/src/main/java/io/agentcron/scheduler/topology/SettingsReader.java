package io.agentcron.scheduler.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every setting as it came, on every instance. Nothing is decoded here: this runs on a thread
 * whose failure would stop the whole client, and at a restart Kafka Streams copies the records
 * without asking it.
 */
final class SettingsReader implements Processor<@Nullable String, byte[], Void, Void> {
  private @Nullable KeyValueStore<String, byte[]> settings;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    settings = context.getStateStore(SchedulerTopology.SETTINGS);
  }

  @Override
  public void process(Record<@Nullable String, byte[]> record) {
    String name = record.key();
    if (name != null) {
      Objects.requireNonNull(settings, "init() comes before process()").put(name, record.value());
    }
  }
}
