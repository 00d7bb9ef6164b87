package io.agentcron.api.runs.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** A reader at work, with a new consumer whenever the last one has failed. */
final class ReaderThread {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private final CompletableFuture<?> topicsReady;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Function<Consumer<byte[], byte[]>, TopicReader<?>> readers;
  private final ReaderStatus status;
  private final Thread thread;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile @Nullable Consumer<byte[], byte[]> current;

  ReaderThread(
      CompletableFuture<?> topicsReady,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Function<Consumer<byte[], byte[]>, TopicReader<?>> readers,
      ReaderStatus status) {
    this.topicsReady = topicsReady;
    this.consumers = consumers;
    this.readers = readers;
    this.status = status;
    this.thread = Thread.ofPlatform().daemon().name("read-" + status.topic()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends after the step that is being taken; not by interruption, or the group would not know. */
  void stop() throws InterruptedException {
    stopped.complete(null);
    Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (!thread.join(LEAVING.multipliedBy(2))) {
      // It waits for a server that does not answer.
      thread.interrupt();
      thread.join();
    }
  }

  private void run() {
    CompletableFuture.anyOf(topicsReady, stopped).join();
    while (!stopped.isDone()) {
      try {
        read();
      } catch (WakeupException e) {
        // Stopped.
      } catch (RuntimeException e) {
        status.waits(e);
      }
      pause();
    }
  }

  /** Until the consumer fails, for example because the cluster refuses it. */
  private void read() {
    Consumer<byte[], byte[]> consumer = consumers.get();
    current = consumer;
    try {
      TopicReader<?> reader = readers.apply(consumer);
      reader.subscribe();
      while (!stopped.isDone()) {
        reader.readOnce();
      }
    } finally {
      consumer.close(CloseOptions.timeout(LEAVING));
    }
  }

  private void pause() {
    try {
      var _ = stopped.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Not stopped meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nobody completes it with a failure", e);
    }
  }
}
