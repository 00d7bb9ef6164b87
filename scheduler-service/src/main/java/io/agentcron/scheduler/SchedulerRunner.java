package io.agentcron.scheduler;

import io.agentcron.scheduler.topology.Progress;
import io.agentcron.scheduler.topology.SchedulerStreams;
import io.agentcron.scheduler.topology.StreamsSettings;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topology running: tries until Kafka and the registry are there, and again when it has
 * ended by itself.
 */
@Singleton
final class SchedulerRunner implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(SchedulerRunner.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final StreamsSettings settings;
  private final SchedulerConfiguration configuration;
  private final SchemaRegistry registry;
  private final Progress progress;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable SchedulerStreams streams;
  private volatile @Nullable Thread thread;

  SchedulerRunner(
      StreamsSettings settings,
      SchedulerConfiguration configuration,
      SchemaRegistry registry,
      Progress progress) {
    this.settings = settings;
    this.configuration = configuration;
    this.registry = registry;
    this.progress = progress;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    thread = Thread.ofVirtual().name("scheduler-runner").start(this::run);
  }

  /** What keeps it from firing; empty when it does. */
  List<String> obstacles() {
    SchedulerStreams current = streams;
    if (current == null) {
      return List.of("not connected to Kafka and the registry yet");
    }
    if (!current.isRunning()) {
      return List.of("the partitions are being assigned or restored");
    }
    return progress.standing().stream()
        .map(task -> "task " + task + " reads its backlog or cannot commit")
        .toList();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped.countDown();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      running.join();
    }
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) {
        runOnce();
        var _ = stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // Told to stop.
    }
  }

  private void runOnce() throws InterruptedException {
    try (SchedulerStreams started =
        SchedulerStreams.start(settings, configuration.rules(), registry, progress)) {
      streams = started;
      started.ended().get();
      LOG.atError().log("The topology has ended by itself and is started again");
    } catch (RuntimeException | ExecutionException e) {
      LOG.atWarn().setCause(e).log("The scheduler cannot start yet and tries again");
    } finally {
      streams = null;
    }
  }
}
