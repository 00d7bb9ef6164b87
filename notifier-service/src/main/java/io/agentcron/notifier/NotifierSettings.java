package io.agentcron.notifier;

import io.agentcron.notifier.client.Limits;
import io.agentcron.notifier.security.AccessRules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * What may be set about the notifier.
 *
 * @param heartbeat between two heartbeats to a client
 * @param authenticationTimeout from the connection to the token
 * @param maxBytesInFlight per client
 * @param slowAfter how long a client may stay at that bound before it is closed
 * @param unresponsiveAfter how long nothing may be heard of a client, not even answers to pings
 * @param closeTimeout how long a close frame may wait for a client that does not read
 * @param catchUpReaders Kafka consumers that read what clients have missed
 * @param kafkaAwayAfter how long Kafka may be silent before the service is not ready
 * @param allowedOrigins see {@link AccessRules}
 */
@ConfigurationProperties("agentcron.notifier")
public record NotifierSettings(
    @Bindable(defaultValue = "30s") Duration heartbeat,
    @Bindable(defaultValue = "5s") Duration authenticationTimeout,
    @Bindable(defaultValue = "1048576") long maxBytesInFlight,
    @Bindable(defaultValue = "5s") Duration slowAfter,
    @Bindable(defaultValue = "75s") Duration unresponsiveAfter,
    @Bindable(defaultValue = "10s") Duration closeTimeout,
    @Bindable(defaultValue = "2") int catchUpReaders,
    @Bindable(defaultValue = "15s") Duration kafkaAwayAfter,
    @Bindable(defaultValue = AccessRules.LOOPBACK) List<String> allowedOrigins) {

  public NotifierSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    if (catchUpReaders < 1) {
      throw new IllegalArgumentException(
          "agentcron.notifier.catch-up-readers: expected at least 1, found " + catchUpReaders);
    }
  }

  Limits limits() {
    return new Limits(
        heartbeat, authenticationTimeout, maxBytesInFlight, slowAfter, unresponsiveAfter);
  }
}
