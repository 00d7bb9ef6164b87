package io.agentcron.scheduler.topology;

import io.agentcron.scheduler.decide.Decider;
import io.agentcron.scheduler.decide.Fold;
import io.agentcron.scheduler.decide.Rules;
import io.agentcron.scheduler.wire.Inbox;
import io.agentcron.scheduler.wire.Outbox;
import io.agentcron.schemas.Topics;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.agentcron.schemas.serde.AvroSerializer;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work on a cluster. Made, started and closed once. */
public final class SchedulerStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SchedulerStreams.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Admin admin;
  private final KafkaStreams streams;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private SchedulerStreams(Admin admin, KafkaStreams streams) {
    this.admin = admin;
    this.streams = streams;
  }

  /**
   * Sees to the topics and the schemas, and starts.
   *
   * @throws RuntimeException if Kafka or the registry cannot be had, or the topics do not fit
   */
  public static SchedulerStreams start(
      StreamsSettings settings, Rules rules, SchemaRegistry registry, Progress progress)
      throws InterruptedException {
    Admin admin = Admin.create(settings.kafka());
    try {
      Topics.ensure(admin, settings.topics());
      FetchedOffsets fetched = new FetchedOffsets();
      Inbox inbox = new Inbox(settings.topics(), registry);
      Outbox outbox = new Outbox(settings.topics(), new AvroSerializer(registry));
      outbox.resolve();
      TickSettings ticks = new TickSettings(Duration.ofMillis(20), 2_000, Duration.ofSeconds(3));
      Backlog.Source backlogs =
          KafkaBacklog.source(admin, settings.applicationId(), settings.topics(), fetched);
      Function<ProcessorContext<byte[], byte[]>, AgentTask> tasks =
          context ->
              new AgentTask(
                  context,
                  inbox,
                  outbox,
                  new Decider(rules),
                  new Fold(rules),
                  ticks,
                  backlogs,
                  progress);
      Properties properties = new Properties();
      properties.putAll(settings.properties(fetched));
      KafkaStreams streams =
          new KafkaStreams(
              SchedulerTopology.of(settings.topics(), () -> new AgentProcessor(tasks, ticks)),
              properties);
      SchedulerStreams started = new SchedulerStreams(admin, streams);
      started.start();
      return started;
    } catch (RuntimeException | InterruptedException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private void start() {
    streams.setUncaughtExceptionHandler(failure -> {
      LOG.atError().setCause(failure).log("A stream thread failed and is replaced");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.setStateListener((now, _) -> {
      if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
        ended.complete(null);
      }
    });
    streams.start();
  }

  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Completes when it has stopped, whether told to or not. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Leaves the group, so that others take over at once. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSING));
    admin.close(Duration.ZERO);
  }
}
