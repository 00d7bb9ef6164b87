package io.agentcron.standalone;

import io.agentcron.embedded.EmbeddedKafka;
import io.agentcron.embedded.EmbeddedPostgres;
import io.agentcron.embedded.EmbeddedRegistry;
import io.agentcron.embedded.EmbeddedServer;
import io.agentcron.embedded.StartFailedException;
import io.agentcron.embedded.StartProblem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers and services of one data directory: started at the same time as far as they do not
 * need each other, and stopped the other way round.
 */
final class Instance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final String SCHEMAS = "registry";

  /** A thread for each start: they are few, and they block. */
  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("start").start(task);

  private final Progress progress;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<EmbeddedKafka> kafka;
  private final CompletableFuture<EmbeddedPostgres> postgres;
  private final CompletableFuture<EmbeddedRegistry> registry;
  private final List<CompletableFuture<AutoCloseable>> services;

  /** Begins to start everything and does not wait for it. */
  Instance(Settings settings, Progress progress) {
    this.progress = progress;
    var layout = settings.layout();
    this.kafka =
        CompletableFuture.supplyAsync(
            () ->
                timed(
                    "Kafka broker",
                    () -> EmbeddedKafka.start(layout.kafka()),
                    EmbeddedKafka::bootstrapServers),
            THREADS);
    this.postgres =
        CompletableFuture.supplyAsync(
            () ->
                timed(
                    "Postgres",
                    () -> EmbeddedPostgres.start(postgresConfig(layout)),
                    server -> "127.0.0.1:" + server.port()),
            THREADS);
    this.registry =
        postgres.thenApplyAsync(
            database ->
                timed(
                    "schema registry",
                    () -> EmbeddedRegistry.start(registryConfig(settings, database)),
                    server -> "127.0.0.1:" + server.port()),
            THREADS);
    var surroundings =
        kafka.thenCombine(
            registry,
            (broker, schemas) -> Surroundings.of(settings, broker, postgres.join(), schemas));
    this.services =
        Service.ALL.stream()
            .map(service ->
                surroundings.thenApplyAsync(
                    found ->
                        this.<AutoCloseable>timed(
                            service.name(),
                            () -> service.start(found),
                            _ -> service.endpoint().apply(found).toString()),
                    THREADS))
            .toList();
  }

  /** Returns when everything is ready, or throws at once what keeps something from starting. */
  void awaitReady() {
    var all = Stream.concat(services.stream(), Stream.of(registry, kafka, postgres)).toList();
    var failed = new CompletableFuture<Void>();
    var watched =
        all.stream()
            .map(start ->
                start.whenComplete((_, problem) -> {
                  if (problem != null) {
                    failed.completeExceptionally(problem);
                  }
                }))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.anyOf(failed, CompletableFuture.allOf(watched)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Completes with the reason when a server ends although nobody closed it. */
  CompletableFuture<String> failure() {
    return Stream.<EmbeddedServer>of(kafka.join(), postgres.join(), registry.join())
        .map(EmbeddedServer::failure)
        .reduce((one, other) -> one.applyToEither(other, Function.identity()))
        .orElseThrow();
  }

  /** Waits for what is still starting, then stops the services and after them the servers. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      services.stream()
          .map(service -> CompletableFuture.runAsync(() -> stop(service), THREADS))
          .toList()
          .forEach(CompletableFuture::join);
      Stream.of(registry, kafka, postgres).forEach(Instance::stop);
    }
  }

  private static void stop(CompletableFuture<? extends AutoCloseable> started) {
    started
        .handle((running, _) -> {
          if (running != null) {
            stop(running);
          }
          return null;
        })
        .join();
  }

  private static void stop(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      // What is left has to be stopped all the same.
      LOG.atError().setCause(e).log("Could not stop cleanly");
    }
  }

  private <T> T timed(String what, Supplier<T> start, Function<T, String> where) {
    if (closed.get()) {
      throw new CancellationException("Stopped before " + what + " began to start");
    }
    var begin = System.nanoTime();
    try {
      var started = start.get();
      progress.ready(what, where.apply(started), Duration.ofNanos(System.nanoTime() - begin));
      return started;
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("part", what).log("Could not start");
      throw e instanceof StartFailedException
          ? e
          : new StartFailedException(new StartProblem.ServerFailed(what, rootCause(e)), e);
    }
  }

  private static String rootCause(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .reduce((_, cause) -> cause)
        .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
        .orElseThrow();
  }

  private static EmbeddedPostgres.Config postgresConfig(Layout layout) {
    return new EmbeddedPostgres.Config(layout.postgres(), 0, List.of("agentcron", SCHEMAS));
  }

  private static EmbeddedRegistry.Config registryConfig(
      Settings settings, EmbeddedPostgres postgres) {
    return new EmbeddedRegistry.Config(
        settings.layout().registry(),
        0,
        settings.registryHome(),
        postgres.jdbcUrl(SCHEMAS),
        postgres.user(),
        postgres.password(),
        settings.registryCache());
  }
}
