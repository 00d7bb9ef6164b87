package io.agentcron.notifier.kafka;

import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.feed.LogRange;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * Reads the journal's end for all clients. Begins there at the first start; after that it goes on
 * where it was, whatever happened in between.
 */
final class LiveReader implements ReaderLoop.Session {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int RECORDS_PER_POLL = 500;

  private final KafkaSettings settings;
  private final RecordReader records;
  private final Fanout fanout;
  private final InstantSource clock;
  private final TopicWatch watch;
  private volatile boolean reading;
  private volatile long lag;

  LiveReader(
      KafkaSettings settings,
      TopicWatch watch,
      RecordReader records,
      Fanout fanout,
      InstantSource clock) {
    this.settings = settings;
    this.watch = watch;
    this.records = records;
    this.fanout = fanout;
    this.clock = clock;
  }

  @Override
  public void run(BooleanSupplier stopped) throws InterruptedException {
    JournalTopic topic = watch.find(clock.instant());
    try (JournalConsumer consumer =
        new JournalConsumer(
            settings.consumer("agentcron-notifier-live", RECORDS_PER_POLL),
            Topic.RUN_EVENTS.name(settings.topics()))) {
      Positions at = start(topic, consumer);
      begin(consumer, at);
      reading = true;
      while (!stopped.getAsBoolean() && !watch.hasChanged(topic, clock.instant())) {
        try {
          at = advance(consumer, at);
        } catch (OffsetOutOfRangeException e) {
          if (!watch.current().equals(topic)) {
            return;
          }
          at = repaired(at, consumer.ranges(JournalConsumer.all(at)));
          begin(consumer, at);
        }
        lag = consumer.lag();
      }
    } finally {
      reading = false;
    }
  }

  /**
   * Why clients are not told what happens now; empty if they are.
   *
   * @param awayAfter how long Kafka may be silent
   */
  Optional<String> trouble(Duration awayAfter) {
    if (!reading) {
      return Optional.of("not reading the journal");
    }
    if (records.isWaiting()) {
      return Optional.of("waiting for the schema registry");
    }
    Instant away = watch.answered().plus(awayAfter);
    return clock.instant().isAfter(away) ? Optional.of("no answer from Kafka") : Optional.empty();
  }

  /** How many records are known to lie before this reader. */
  long lag() {
    return lag;
  }

  private Positions start(JournalTopic topic, JournalConsumer consumer) {
    Optional<Positions> before = fanout.tail();
    Positions beginning = Positions.beginning(topic.id(), topic.partitions());
    if (before.isEmpty()) {
      consumer.read(beginning, JournalConsumer.all(beginning));
      Positions end = beginning;
      for (var range : consumer.ranges(JournalConsumer.all(beginning)).entrySet()) {
        end = end.with(range.getKey(), range.getValue().end());
      }
      return end;
    }
    return before
        .filter(positions -> positions.topic().equals(topic.id()))
        .map(positions -> positions.widenedTo(topic.partitions()))
        .orElse(beginning);
  }

  private void begin(JournalConsumer consumer, Positions at) {
    consumer.read(at, JournalConsumer.all(at));
    fanout.begin(at, clock.instant());
  }

  private Positions advance(JournalConsumer consumer, Positions at) throws InterruptedException {
    return records.steps(
        at,
        consumer.poll(POLL),
        step -> {
          fanout.publish(step, clock.instant());
          return true;
        });
  }

  private static Positions repaired(Positions at, Map<Integer, LogRange> log) {
    Positions repaired = at;
    for (var range : log.entrySet()) {
      int partition = range.getKey();
      repaired =
          repaired.with(
              partition,
              range
                  .getValue()
                  .repair(at.next(partition))
                  .map(LogRange.Repair::position)
                  .orElse(at.next(partition)));
    }
    return repaired;
  }
}
