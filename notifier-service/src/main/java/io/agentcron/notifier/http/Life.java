package io.agentcron.notifier.http;

import io.agentcron.notifier.client.Reception;
import io.agentcron.notifier.kafka.JournalReaders;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops what works by itself. Not by making the beans: a request that comes while the
 * context closes makes some of them once more.
 */
@Singleton
final class Life {
  private final NettyEmbeddedServer server;
  private final Reception reception;
  private final JournalReaders readers;
  private final InstantSource clock;
  private @Nullable Pulse pulse;

  Life(
      NettyEmbeddedServer server,
      Reception reception,
      JournalReaders readers,
      InstantSource clock) {
    this.server = server;
    this.reception = reception;
    this.readers = readers;
    this.clock = clock;
  }

  @EventListener
  void start(StartupEvent event) {
    readers.start();
    pulse = Pulse.start(reception, clock);
  }

  @EventListener
  void stop(ShutdownEvent event) {
    reception.close();
    // Before the beans go, or requests would look for them.
    server.stopServerOnly();
    if (pulse != null) {
      pulse.close();
    }
    readers.close();
  }
}
