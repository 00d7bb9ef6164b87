package io.agentcron.executor;

import io.agentcron.executor.kafka.ExecutorLink;
import io.agentcron.schemas.registry.SchemaRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the service: connects, as often as it takes, works, and drains. Kafka and the
 * registry may come later than the executor.
 */
@Context
final class Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Executor.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final ExecutorLink.Post post;
  private final ExecutorLink.Crew crew;
  private final SchemaRegistry registry;
  private final InstantSource clock;
  private final Duration drain;
  private final Thread connecting =
      Thread.ofPlatform().name("executor-connect").unstarted(this::connect);
  private volatile Optional<ExecutorLink> link = Optional.empty();
  private volatile String problem = "not connected yet";
  private volatile boolean closing;

  Executor(
      ExecutorLink.Post post,
      ExecutorLink.Crew crew,
      SchemaRegistry registry,
      InstantSource clock,
      ExecutorConfiguration executor) {
    this.post = post;
    this.crew = crew;
    this.registry = registry;
    this.clock = clock;
    this.drain = executor.drain();
  }

  @PostConstruct
  void start() {
    connecting.start();
  }

  /** Empty when it can do its work, otherwise what is in the way. */
  Optional<String> problem() throws InterruptedException {
    Optional<ExecutorLink> connected = link;
    if (connected.isEmpty()) {
      return Optional.of(problem);
    }
    return connected.get().isWorking()
        ? Optional.empty()
        : Optional.of("Kafka does not answer, or the share group has not let us in yet");
  }

  /** How many agents run now. */
  int running() {
    return link.map(it -> it.attempts().running()).orElse(0);
  }

  private void connect() {
    try {
      while (!closing) {
        try {
          link = Optional.of(ExecutorLink.open(post, registry, crew, clock));
          LOG.atInfo().addKeyValue("executor", post.name()).log("Taking orders");
          return;
        } catch (RuntimeException e) {
          complain(e);
          TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(RuntimeException failure) {
    String found = String.valueOf(failure.getMessage());
    if (!found.equals(problem)) {
      LOG.atWarn().setCause(failure).log("Not connected; trying again every second");
      problem = found;
    }
  }

  @PreDestroy
  void stop() throws InterruptedException {
    closing = true;
    connecting.interrupt();
    connecting.join();
    if (link.isPresent()) {
      link.get().drain(drain);
    }
  }
}
