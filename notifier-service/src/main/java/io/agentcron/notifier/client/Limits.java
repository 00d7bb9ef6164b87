package io.agentcron.notifier.client;

import java.time.Duration;

/**
 * What a client may cost, and how long it may take.
 *
 * @param heartbeat between two heartbeats
 * @param authentication from the connection to the token
 * @param bytesInFlight sent and not yet taken by the network; a client at this bound gets no more
 *     until half of it is taken
 * @param slowAfter how long a client may stay at its bound
 * @param unresponsiveAfter how long nothing, not even an answer to a ping, may be heard of it
 */
public record Limits(
    Duration heartbeat,
    Duration authentication,
    long bytesInFlight,
    Duration slowAfter,
    Duration unresponsiveAfter) {
  public Limits {
    if (heartbeat.isNegative() || heartbeat.isZero()) {
      throw new IllegalArgumentException("heartbeat: expected more than 0, found " + heartbeat);
    }
    if (bytesInFlight < 1) {
      throw new IllegalArgumentException(
          "bytes in flight: expected at least 1, found " + bytesInFlight);
    }
  }
}
