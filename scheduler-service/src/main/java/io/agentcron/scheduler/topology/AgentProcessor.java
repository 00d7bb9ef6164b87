package io.agentcron.scheduler.topology;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What Kafka Streams calls: gives each assignment of a partition a fresh {@link AgentTask}. */
final class AgentProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final Function<ProcessorContext<byte[], byte[]>, AgentTask> tasks;
  private final TickSettings ticks;

  private @Nullable AgentTask task;
  private @Nullable Cancellable ticking;

  AgentProcessor(Function<ProcessorContext<byte[], byte[]>, AgentTask> tasks, TickSettings ticks) {
    this.tasks = tasks;
    this.ticks = ticks;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    AgentTask assigned = tasks.apply(context);
    task = assigned;
    ticking =
        context.schedule(
            ticks.interval(),
            PunctuationType.WALL_CLOCK_TIME,
            now -> assigned.tick(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Objects.requireNonNull(task, "init() comes before process()").process(record);
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel();
    }
    if (task != null) {
      task.close();
    }
  }
}
