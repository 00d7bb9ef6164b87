package io.agentcron.executor.kafka;

import io.agentcron.executor.attempt.Attempts;
import io.agentcron.executor.run.Admission;
import io.agentcron.executor.run.Cancellations;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.wire.Inbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what to do with each record that the share group offers. */
final class OrderClaims {
  private static final Logger LOG = LoggerFactory.getLogger(OrderClaims.class);
  private static final Duration PUTTING_ASIDE = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final KafkaJournal journal;
  private final Cancellations cancellations;
  private final Attempts attempts;
  private final InstantSource clock;

  OrderClaims(
      Inbox inbox,
      KafkaJournal journal,
      Cancellations cancellations,
      Attempts attempts,
      InstantSource clock) {
    this.inbox = inbox;
    this.journal = journal;
    this.cancellations = cancellations;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** What to do with a record. */
  sealed interface Claim {
    /** Acknowledge it and start the order. */
    record Take(WorkOrder order) implements Claim {}

    /** Acknowledge it; nobody needs it. */
    record Drop() implements Claim {}

    /** Leave it to another executor, or to a later poll. */
    record Leave() implements Claim {}
  }

  /** Reads a record and decides; waits for the registry unless the executor goes away. */
  Claim of(ConsumerRecord<byte[], byte[]> record, BooleanSupplier closing)
      throws InterruptedException {
    var received = PatientReading.read(() -> inbox.order(record.value()), closing);
    if (received.isEmpty()) {
      return new Claim.Leave();
    }
    return switch (received.get()) {
      case Inbox.Received.Value<WorkOrder>(WorkOrder order) -> claim(order);
      case Inbox.Received.Newer<WorkOrder>() -> new Claim.Drop();
      case Inbox.Received.Malformed<WorkOrder>(String cause) -> putAside(record, cause);
    };
  }

  private Claim claim(WorkOrder order) {
    boolean held = attempts.holds(order.dispatch());
    return switch (Admission.decide(order, held, cancellations, clock.instant())) {
      case Admission.Admitted() -> new Claim.Take(order);
      case Admission.Refused(Admission.Reason reason) -> {
        LOG.atInfo()
            .addKeyValue("runId", order.dispatch().runId())
            .addKeyValue("attempt", order.dispatch().attempt())
            .log("Not taken: {}", reason);
        yield new Claim.Drop();
      }
    };
  }

  private Claim putAside(ConsumerRecord<byte[], byte[]> record, String cause)
      throws InterruptedException {
    try {
      journal.putAside(record, cause).get(PUTTING_ASIDE.toSeconds(), TimeUnit.SECONDS);
      return new Claim.Drop();
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn().setCause(e).log("A dead letter was not written");
      return new Claim.Leave();
    }
  }
}
