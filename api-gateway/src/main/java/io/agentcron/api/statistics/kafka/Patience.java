package io.agentcron.api.statistics.kafka;

import io.agentcron.schemas.registry.RegistryException;
import io.agentcron.schemas.serde.Decoded;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the registry where the record is, since a stream thread that fails has to restore its
 * stores before it can try again. What cannot be read is skipped: the history's reader, which sees
 * the same records, puts it among the dead letters.
 */
final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CompletableFuture<Void> stopped;

  /** Until something completes this. */
  Patience(CompletableFuture<Void> stopped) {
    this.stopped = stopped;
  }

  <T> Optional<T> value(Supplier<Decoded<T>> decoding) {
    while (true) {
      try {
        return switch (decoding.get()) {
          case Decoded.Value<T>(T value) -> Optional.of(value);
          case Decoded.Unknown<T> _, Decoded.Malformed<T> _ -> Optional.empty();
        };
      } catch (RegistryException.Unavailable e) {
        LOG.atWarn().addKeyValue("cause", e.toString()).log("A record cannot be decoded yet");
        pause(e);
      }
    }
  }

  private void pause(RegistryException.Unavailable cause) {
    try {
      var _ = stopped.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      throw cause;
    } catch (TimeoutException e) {
      // Not stopped meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nobody completes it with a failure", e);
    }
  }
}
