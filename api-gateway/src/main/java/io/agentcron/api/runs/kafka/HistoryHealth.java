package io.agentcron.api.runs.kafka;

import io.agentcron.api.health.Degraded;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;

/** Whether the history follows the topics; while it does not, it is old but not lost. */
@Singleton
final class HistoryHealth implements HealthIndicator {
  private final RunReaders readers;

  HistoryHealth(RunReaders readers) {
    this.readers = readers;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Map<String, String> problems =
        readers.statuses().stream()
            .filter(status -> status.problem().isPresent())
            .collect(
                Collectors.toMap(ReaderStatus::topic, status -> status.problem().orElseThrow()));
    return Publishers.just(
        HealthResult.builder("history", problems.isEmpty() ? HealthStatus.UP : Degraded.STATUS)
            .details(problems)
            .build());
  }
}
