package io.agentcron.executor.kafka;

import io.agentcron.executor.attempt.Attempts;
import io.agentcron.executor.kafka.OrderClaims.Claim;
import io.agentcron.executor.run.Dispatch;
import io.agentcron.executor.run.WorkOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders from the share group while there are free slots. An order is started only when the
 * broker has confirmed that it is this executor's: only one can get that answer, and whoever does
 * not know whether it has got it leaves the order to the scheduler's start deadline.
 *
 * <p>Now and then the client (4.3.1) fetches once more while it hands out what fills the last slot.
 * Those orders are with it, unseen, until a slot is free or their lock runs out after 15 s: late,
 * never twice.
 */
final class OrderIntake {
  private static final Logger LOG = LoggerFactory.getLogger(OrderIntake.class);

  /**
   * Short, since a poll fetches once: when that brings nothing but a transaction's end, the next
   * order waits for the next poll.
   */
  private static final Duration POLL = Duration.ofMillis(20);

  private static final Duration CONFIRMATION = Duration.ofSeconds(10);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ClientSettings settings;
  private final String topic;
  private final OrderClaims claims;
  private final Attempts attempts;
  private final Thread thread = Thread.ofPlatform().name("executor-orders").unstarted(this::run);
  private volatile boolean closing;
  private volatile Optional<ShareConsumer<byte[], byte[]>> member = Optional.empty();

  OrderIntake(ClientSettings settings, String topic, OrderClaims claims, Attempts attempts) {
    this.settings = settings;
    this.topic = topic;
    this.claims = claims;
    this.attempts = attempts;
  }

  void start() {
    thread.start();
  }

  /** Whether the group has given it its part of the topic. */
  boolean isMember() {
    return member
        .map(consumer ->
            consumer.metrics().entrySet().stream()
                .filter(it -> it.getKey().name().equals("rebalance-total"))
                .anyMatch(it -> it.getValue().metricValue() instanceof Double count && count > 0))
        .orElse(false);
  }

  private void run() {
    try {
      while (!closing) {
        ShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(settings.orders());
        try {
          consumer.subscribe(List.of(topic));
          member = Optional.of(consumer);
          takeOrders(consumer);
        } catch (InterruptException e) {
          throw e;
        } catch (KafkaException | IllegalStateException e) {
          LOG.atWarn()
              .setCause(e)
              .addKeyValue("topic", topic)
              .log("Cannot take orders; trying again");
          TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } finally {
          member = Optional.empty();
          consumer.close(CLOSING);
        }
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOrders(ShareConsumer<byte[], byte[]> consumer) throws InterruptedException {
    while (!closing) {
      if (attempts.awaitFree(settings.batch(), PAUSE)) {
        take(consumer, consumer.poll(POLL));
      }
    }
  }

  private void take(ShareConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records)
      throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    Map<Dispatch, WorkOrder> wanted = new LinkedHashMap<>();
    Map<Dispatch, TopicPartition> from = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Claim claim = claims.of(record, () -> closing);
      if (claim instanceof Claim.Take(WorkOrder order)
          && wanted.putIfAbsent(order.dispatch(), order) == null) {
        from.put(order.dispatch(), new TopicPartition(record.topic(), record.partition()));
      }
      consumer.acknowledge(
          record,
          claim instanceof Claim.Leave() ? AcknowledgeType.RELEASE : AcknowledgeType.ACCEPT);
    }
    Set<TopicPartition> confirmed = confirm(consumer);
    wanted.forEach((dispatch, order) -> {
      if (confirmed.contains(from.get(dispatch))) {
        attempts.start(order);
      } else {
        LOG.atWarn()
            .addKeyValue("runId", dispatch.runId())
            .addKeyValue("attempt", dispatch.attempt())
            .log("Not started: nobody knows whether the order is ours");
      }
    });
  }

  /** The partitions whose acknowledgements the broker has taken. */
  private static Set<TopicPartition> confirm(ShareConsumer<byte[], byte[]> consumer) {
    Set<TopicPartition> confirmed = new HashSet<>();
    consumer
        .commitSync(CONFIRMATION)
        .forEach((partition, failure) ->
            failure.ifPresentOrElse(
                e ->
                    LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("partition", partition)
                        .log("The broker did not take the acknowledgements"),
                () -> confirmed.add(partition.topicPartition())));
    return confirmed;
  }

  /** Takes no more orders; gives back what is not accepted. */
  void stop() throws InterruptedException {
    closing = true;
    thread.join();
  }
}
