package io.agentcron.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** One start of Kafka's server, and its end. */
record Broker(KafkaRaftServer server, int port, BrokerFaults faults) {

  /** A listener's port was taken between its choice and the start. */
  static final class BindFailedException extends RuntimeException {
    private BindFailedException(Throwable cause) {
      super(cause);
    }
  }

  static Broker start(Properties settings, int port) {
    var faults = BrokerFaults.watch();
    try {
      var server = create(settings);
      startup(server, faults.reason());
      return new Broker(server, port, faults);
    } catch (RuntimeException e) {
      faults.forget();
      throw e;
    }
  }

  void stop() {
    faults.forget();
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaRaftServer create(Properties settings) {
    try {
      return new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    } catch (RuntimeException e) {
      var logs = Path.of(settings.getProperty("log.dirs"));
      throw new StartFailedException(
          new StartProblem.DirectoryCorrupt(logs, String.valueOf(e.getMessage())), e);
    }
  }

  /** In a thread of its own, since after a fault Kafka's start may never return. */
  private static void startup(KafkaRaftServer server, CompletableFuture<String> failure) {
    var startup = new CompletableFuture<Void>();
    Thread.ofPlatform()
        .name("kafka-start")
        .daemon()
        .start(() -> {
          try {
            server.startup();
            startup.complete(null);
          } catch (Throwable e) {
            startup.completeExceptionally(e);
          }
        });
    try {
      CompletableFuture.anyOf(startup, failure).join();
      if (failure.isDone()) {
        throw new StartFailedException(
            new StartProblem.ServerFailed("the Kafka broker", failure.join()));
      }
    } catch (CompletionException e) {
      server.shutdown();
      server.awaitShutdown();
      throw translated(e);
    }
  }

  private static RuntimeException translated(CompletionException e) {
    return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
            .anyMatch(BindException.class::isInstance)
        ? new BindFailedException(e)
        : new StartFailedException(
            new StartProblem.ServerFailed("the Kafka broker", String.valueOf(e.getMessage())), e);
  }
}
