package io.agentcron.notifier.kafka;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a reader at work on its own thread: what ends a session is said, and another begins. */
final class ReaderLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);
  private static final long PAUSE_MILLIS = 1000;
  private static final long STOP_MILLIS = 2_000;

  /** Reads until it is to stop, or must begin anew. */
  @FunctionalInterface
  interface Session {
    void run(BooleanSupplier stopped) throws InterruptedException;
  }

  private final Thread thread;
  private volatile boolean stopped;

  private ReaderLoop(String name, Session session) {
    this.thread =
        Thread.ofPlatform().name("notifier-" + name).daemon().unstarted(() -> run(session));
  }

  static ReaderLoop start(String name, Session session) {
    ReaderLoop loop = new ReaderLoop(name, session);
    loop.thread.start();
    return loop;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run(Session session) {
    while (!stopped) {
      try {
        session.run(() -> stopped);
      } catch (InterruptedException | InterruptException e) {
        // Only close() interrupts.
        stopped = true;
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("Reading the journal failed; trying again");
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Asks it to stop; {@link #close} waits until it has. */
  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(Duration.ofMillis(STOP_MILLIS))) {
        // It waits for Kafka or the registry, perhaps for long.
        thread.interrupt();
        thread.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
