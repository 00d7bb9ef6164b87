package io.agentcron.notifier.kafka;

import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.wire.RunEventReader;
import io.agentcron.schemas.registry.RegistryConfig;
import io.agentcron.schemas.registry.SchemaRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The readers of the journal, at work until closed. */
public final class JournalReaders implements AutoCloseable {
  private final DeadLetters deadLetters;
  private final TopicWatch watch;
  private final LiveReader live;
  private final List<ReaderLoop> loops = new ArrayList<>();

  private JournalReaders(
      KafkaSettings settings, Fanout fanout, RunEventReader events, InstantSource clock) {
    this.deadLetters = new DeadLetters(settings);
    this.watch = new TopicWatch(settings);
    this.live =
        new LiveReader(
            settings, watch, new RecordReader(events, deadLetters::write), fanout, clock);
  }

  /** Starts them; neither Kafka nor the registry need be there yet. */
  public static JournalReaders start(
      KafkaSettings settings, int catchUpReaders, Fanout fanout, InstantSource clock) {
    RunEventReader events =
        new RunEventReader(new SchemaRegistry(RegistryConfig.of(settings.client())));
    JournalReaders readers = new JournalReaders(settings, fanout, events, clock);
    readers.loops.add(ReaderLoop.start("live", readers.live));
    for (int number = 0; number < catchUpReaders; number++) {
      String name = "catch-up-" + number;
      // What cannot be decoded went to the dead letters when it was live.
      RecordReader records = new RecordReader(events, (_, _) -> {});
      readers.loops.add(
          ReaderLoop.start(name, new CatchUpReader(settings, name, records, fanout, clock)));
    }
    return readers;
  }

  /** Why clients are not told what happens now; empty if they are. */
  public Optional<String> trouble() {
    return live.trouble();
  }

  /** Whether none of them has died, which none ever should. */
  public boolean areAlive() {
    return loops.stream().allMatch(ReaderLoop::isAlive);
  }

  /** How many records are known to lie before the live reader. */
  public long lag() {
    return live.lag();
  }

  @Override
  public void close() {
    loops.forEach(ReaderLoop::stop);
    loops.forEach(ReaderLoop::close);
    watch.close();
    deadLetters.close();
  }
}
