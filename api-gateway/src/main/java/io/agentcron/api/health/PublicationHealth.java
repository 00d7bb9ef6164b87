package io.agentcron.api.health;

import io.agentcron.api.postgres.Database;
import io.agentcron.api.postgres.DatabaseAwayException;
import io.agentcron.api.postgres.Sql;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How many definitions the scheduler has not been told of, and since when. */
@Singleton
class PublicationHealth implements HealthIndicator {
  private static final Duration TOLERATED = Duration.ofSeconds(10);

  private final Database database;
  private final InstantSource clock;

  PublicationHealth(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(this::result).subscribeOn(Schedulers.boundedElastic());
  }

  private record Lag(long agents, Optional<Instant> since) {}

  private HealthResult result() {
    try {
      Lag lag = lag();
      boolean tolerated =
          lag.since().filter(it -> it.isBefore(clock.instant().minus(TOLERATED))).isEmpty();
      return HealthResult.builder("publication", tolerated ? HealthStatus.UP : Degraded.STATUS)
          .details(
              Map.of(
                  "unpublished",
                  lag.agents(),
                  "since",
                  lag.since().map(Instant::toString).orElse("")))
          .build();
    } catch (DatabaseAwayException e) {
      return HealthResult.builder("publication", Degraded.STATUS).build();
    }
  }

  private Lag lag() {
    return database
        .first(
            Sql.of(
                "select count(*), min(updated_at) from agents where published_version < version"),
            row ->
                new Lag(
                    row.getLong(1),
                    Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .orElseThrow();
  }
}
