package io.agentcron.notifier.kafka;

import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.wire.RunEventReader;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readers of the journal: one that is live, and those that catch up. */
public final class JournalReaders implements AutoCloseable {
  private final KafkaSettings settings;
  private final int catchUpReaders;
  private final Duration kafkaAwayAfter;
  private final Fanout fanout;
  private final InstantSource clock;
  private volatile @Nullable Work work;

  /** What there is while they are at work. */
  private record Work(
      DeadLetters deadLetters, TopicWatch watch, LiveReader live, List<ReaderLoop> loops) {}

  /**
   * Readers that do not read yet.
   *
   * @param catchUpReaders how many may read what clients have missed
   * @param kafkaAwayAfter how long Kafka may be silent before that is trouble
   */
  public JournalReaders(
      KafkaSettings settings,
      int catchUpReaders,
      Duration kafkaAwayAfter,
      Fanout fanout,
      InstantSource clock) {
    this.settings = settings;
    this.catchUpReaders = catchUpReaders;
    this.kafkaAwayAfter = kafkaAwayAfter;
    this.fanout = fanout;
    this.clock = clock;
  }

  /** Begins to read; neither Kafka nor the registry need be there yet. */
  public void start() {
    RunEventReader events =
        new RunEventReader(new SchemaRegistry(RegistryConfig.of(settings.client())));
    DeadLetters deadLetters = new DeadLetters(settings);
    TopicWatch watch = new TopicWatch(settings);
    RecordReader records = new RecordReader(events, deadLetters::write);
    LiveReader live = new LiveReader(settings, watch, records, fanout, clock);
    List<ReaderLoop> loops = new ArrayList<>();
    loops.add(ReaderLoop.start("live", live));
    for (int number = 0; number < catchUpReaders; number++) {
      String name = "catch-up-" + number;
      loops.add(ReaderLoop.start(name, catchUpReader(name, events, watch)));
    }
    work = new Work(deadLetters, watch, live, loops);
  }

  private CatchUpReader catchUpReader(String name, RunEventReader events, TopicWatch watch) {
    // What cannot be decoded went to the dead letters when it was live.
    RecordReader records = new RecordReader(events, (_, _) -> {});
    return new CatchUpReader(settings, name, watch, records, fanout, clock);
  }

  /** Why clients are not told what happens now; empty if they are. */
  public Optional<String> trouble() {
    Work current = work;
    return current == null ? Optional.of("not at work") : current.live.trouble(kafkaAwayAfter);
  }

  /** Whether none of them has died, which none ever should. */
  public boolean areAlive() {
    Work current = work;
    return current != null && current.loops.stream().allMatch(ReaderLoop::isAlive);
  }

  /** How many records are known to lie before the live reader. */
  public long lag() {
    Work current = work;
    return current == null ? 0 : current.live.lag();
  }

  @Override
  public void close() {
    Work current = work;
    if (current != null) {
      work = null;
      current.loops.forEach(ReaderLoop::stop);
      current.loops.forEach(ReaderLoop::close);
      current.watch.close();
      current.deadLetters.close();
    }
  }
}
