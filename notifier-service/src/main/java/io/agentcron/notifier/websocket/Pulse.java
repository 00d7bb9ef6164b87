package io.agentcron.notifier.websocket;

import io.agentcron.notifier.client.Reception;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does for the clients what is due by the clock, and tells them when the service stops. */
@Context
final class Pulse implements ApplicationEventListener<ShutdownEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long INTERVAL_MILLIS = 100;

  private final Reception reception;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("notifier-pulse").daemon().factory());

  Pulse(Reception reception, InstantSource clock) {
    this.reception = reception;
    this.clock = clock;
    var _ =
        executor.scheduleWithFixedDelay(
            this::beat, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    executor.shutdownNow();
    reception.close();
  }

  private void beat() {
    try {
      reception.tick(clock.instant());
    } catch (RuntimeException e) {
      // An exception would end the pulse for ever.
      LOG.atError().setCause(e).log("The pulse failed");
    }
  }
}
