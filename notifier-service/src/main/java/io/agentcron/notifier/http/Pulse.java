package io.agentcron.notifier.http;

import io.agentcron.notifier.client.Reception;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does for the clients what is due by the clock. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long INTERVAL_MILLIS = 100;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("notifier-pulse").daemon().factory());

  private Pulse() {}

  static Pulse start(Reception reception, InstantSource clock) {
    Pulse pulse = new Pulse();
    var _ =
        pulse.executor.scheduleWithFixedDelay(
            () -> beat(reception, clock), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    return pulse;
  }

  private static void beat(Reception reception, InstantSource clock) {
    try {
      reception.tick(clock.instant());
    } catch (RuntimeException e) {
      // An exception would end the pulse for ever.
      LOG.atError().setCause(e).log("The pulse failed");
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
