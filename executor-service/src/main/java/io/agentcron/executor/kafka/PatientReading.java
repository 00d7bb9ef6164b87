package io.agentcron.executor.kafka;

import io.agentcron.schemas.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a registry that does not answer: the record it is asked about may be fine. */
final class PatientReading {
  private static final Logger LOG = LoggerFactory.getLogger(PatientReading.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private PatientReading() {}

  /** What is read, or nothing when this executor goes away first. */
  static <T> Optional<T> read(Supplier<T> reading, BooleanSupplier closing)
      throws InterruptedException {
    while (!closing.getAsBoolean()) {
      try {
        return Optional.of(reading.get());
      } catch (RegistryException.Unavailable e) {
        LOG.atWarn().setCause(e).log("Waiting for the schema registry");
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
    return Optional.empty();
  }
}
