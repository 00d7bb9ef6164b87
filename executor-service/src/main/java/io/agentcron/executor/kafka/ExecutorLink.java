package io.agentcron.executor.kafka;

import io.agentcron.executor.attempt.Attempts;
import io.agentcron.executor.attempt.Journal;
import io.agentcron.executor.attempt.TranscriptSink;
import io.agentcron.executor.run.Cancellations;
import io.agentcron.executor.wire.Inbox;
import io.agentcron.executor.wire.Outbox;
import io.agentcron.schemas.Topic;
import io.agentcron.schemas.TopicSettings;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A working connection of an executor to Kafka, from the first order to the last report. */
public final class ExecutorLink {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorLink.class);

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Admin admin;
  private final KafkaJournal journal;
  private final Attempts attempts;
  private final CancelFeed cancels;
  private final OrderIntake orders;

  private ExecutorLink(
      Admin admin,
      KafkaJournal journal,
      Attempts attempts,
      CancelFeed cancels,
      OrderIntake orders) {
    this.admin = admin;
    this.journal = journal;
    this.attempts = attempts;
    this.cancels = cancels;
    this.orders = orders;
  }

  /** Makes the attempts that report to a journal and a sink; they are known only here. */
  public interface Crew {
    Attempts reportingTo(Journal journal, TranscriptSink transcripts, Cancellations cancellations);
  }

  /**
   * Where and as whom an executor works.
   *
   * @param name this executor's, for people
   */
  public record Post(ClientSettings clients, TopicSettings topics, String name) {}

  /**
   * Makes sure of topics, group and schemas, reads all cancels, and begins to take orders.
   *
   * @throws RuntimeException if Kafka or the registry is not there; worth another try
   */
  public static ExecutorLink open(
      Post post, SchemaRegistry registry, Crew crew, InstantSource clock)
      throws InterruptedException {
    Admin admin = Admin.create(post.clients().admin());
    try {
      Topics.ensure(admin, post.topics());
      ShareGroup.ensure(admin, post.clients().group());
      var outbox = new Outbox(new AvroSerializer(registry), post.topics(), post.name());
      outbox.resolve();
      var journal = new KafkaJournal(post.clients(), post.topics(), outbox);
      try {
        journal.warmUp();
        return begin(post, admin, journal, new Inbox(registry), crew, clock);
      } catch (RuntimeException | InterruptedException e) {
        journal.close();
        throw e;
      }
    } catch (RuntimeException | InterruptedException e) {
      admin.close(CLOSING);
      throw e;
    }
  }

  private static ExecutorLink begin(
      Post post, Admin admin, KafkaJournal journal, Inbox inbox, Crew crew, InstantSource clock)
      throws InterruptedException {
    var cancellations = new Cancellations();
    Attempts attempts = crew.reportingTo(journal, journal, cancellations);
    String control = Topic.RUN_CONTROL.name(post.topics());
    var cancels =
        new CancelFeed(post.clients(), control, inbox, journal, cancellations, attempts, clock);
    try {
      cancels.catchUp();
    } catch (RuntimeException | InterruptedException e) {
      cancels.stop();
      throw e;
    }
    cancels.start();
    var claims = new OrderClaims(inbox, journal, cancellations, attempts, clock);
    String requests = Topic.RUN_REQUESTS.name(post.topics());
    var orders = new OrderIntake(post.clients(), requests, claims, attempts);
    orders.start();
    return new ExecutorLink(admin, journal, attempts, cancels, orders);
  }

  public Attempts attempts() {
    return attempts;
  }

  /** Whether orders can come and reports can go. */
  public boolean isWorking() throws InterruptedException {
    if (!orders.isMember()) {
      return false;
    }
    try {
      var _ = admin.describeCluster().clusterId().get(2, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Takes no more orders, lets runs finish for this long, ends the others, and says so. */
  public void drain(Duration patience) throws InterruptedException {
    orders.stop();
    if (!attempts.drain(patience)) {
      LOG.error("Runs are left that could not be ended");
    }
    cancels.stop();
    journal.close();
    admin.close(CLOSING);
  }
}
