package io.agentcron.notifier.kafka;

import io.agentcron.notifier.client.Backlog;
import io.agentcron.notifier.client.Fanout;
import io.agentcron.notifier.client.Subscriber;
import io.agentcron.notifier.feed.Positions;
import io.agentcron.schemas.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * Reads for clients what they have missed: a slice for one, and then for the next. A client that is
 * full gets its next slice when it has room, and so a slow one delays nobody.
 */
final class CatchUpReader implements ReaderLoop.Session {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int RECORDS_PER_POLL = 500;

  private final KafkaSettings settings;
  private final String name;
  private final TopicWatch watch;
  private final RecordReader records;
  private final Fanout fanout;
  private final InstantSource clock;

  CatchUpReader(
      KafkaSettings settings,
      String name,
      TopicWatch watch,
      RecordReader records,
      Fanout fanout,
      InstantSource clock) {
    this.settings = settings;
    this.name = name;
    this.watch = watch;
    this.records = records;
    this.fanout = fanout;
    this.clock = clock;
  }

  @Override
  public void run(BooleanSupplier stopped) throws InterruptedException {
    Backlog backlog = fanout.backlog();
    try (JournalConsumer consumer =
        new JournalConsumer(
            settings.consumer("agentcron-notifier-" + name, RECORDS_PER_POLL),
            Topic.RUN_EVENTS.name(settings.topics()))) {
      while (!stopped.getAsBoolean()) {
        Subscriber subscriber = backlog.take(IDLE);
        if (subscriber != null) {
          try {
            serve(subscriber, consumer);
          } finally {
            fanout.finishSlice(subscriber);
          }
        }
      }
    }
  }

  private void serve(Subscriber subscriber, JournalConsumer consumer) throws InterruptedException {
    Positions own = subscriber.positions();
    Positions tail = fanout.tail().orElse(own);
    if (!own.topic().equals(tail.topic()) || own.partitions() != tail.partitions()) {
      return;
    }
    List<Integer> ahead = partitions(own, it -> own.next(it) > tail.next(it));
    if (!ahead.isEmpty()) {
      consumer.read(own, ahead);
      repair(subscriber, own, ahead, consumer);
    }
    List<Integer> behind = partitions(own, it -> own.next(it) < tail.next(it));
    if (!behind.isEmpty() && subscriber.hasRoom()) {
      slice(subscriber, own, behind, consumer);
    }
  }

  private void slice(
      Subscriber subscriber, Positions own, List<Integer> behind, JournalConsumer consumer)
      throws InterruptedException {
    consumer.read(own, behind);
    ConsumerRecords<byte[], byte[]> found;
    try {
      found = consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      repair(subscriber, own, behind, consumer);
      return;
    }
    var _ =
        records.steps(
            own,
            found,
            step -> {
              fanout.backlog().offer(step, clock.instant());
              return subscriber.hasRoom() && !subscriber.isClosed();
            });
  }

  private void repair(
      Subscriber subscriber, Positions own, List<Integer> partitions, JournalConsumer consumer)
      throws InterruptedException {
    // In another incarnation of the topic offsets mean nothing; the live reader will say so.
    if (watch.current().id().equals(own.topic())) {
      subscriber.repair(consumer.ranges(partitions), own, clock.instant());
    }
  }

  private static List<Integer> partitions(Positions positions, IntPredicate condition) {
    return JournalConsumer.all(positions).stream().filter(condition::test).toList();
  }
}
