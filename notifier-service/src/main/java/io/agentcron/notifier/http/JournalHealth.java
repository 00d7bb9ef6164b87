package io.agentcron.notifier.http;

import io.agentcron.notifier.kafka.JournalReaders;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Ready when clients are told what happens now; alive while the readers are. */
final class JournalHealth {
  private JournalHealth() {}

  @Singleton
  @Readiness
  record Ready(JournalReaders readers) implements HealthIndicator {
    @Override
    public Publisher<HealthResult> getResult() {
      return result("journal", readers.trouble());
    }
  }

  @Singleton
  @Liveness
  record Alive(JournalReaders readers) implements HealthIndicator {
    @Override
    public Publisher<HealthResult> getResult() {
      return result(
          "readers",
          readers.areAlive() ? Optional.empty() : Optional.of("a reader's thread has ended"));
    }
  }

  private static Publisher<HealthResult> result(String name, Optional<String> trouble) {
    HealthResult.Builder builder = HealthResult.builder(name);
    return Publishers.just(
        trouble
            .map(cause -> builder.status(HealthStatus.DOWN).details(Map.of("cause", cause)))
            .orElseGet(() -> builder.status(HealthStatus.UP))
            .build());
  }
}
