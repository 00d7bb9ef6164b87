package io.agentcron.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that follow from what they name, so that a replay, a rebalance or a repeated request finds
 * the same run.
 */
public final class RunIds {
  /** RFC 9562, section 6.6: the namespace of URLs. */
  private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private RunIds() {}

  /**
   * The run of a schedule at a nominal time: UUIDv5 over both, so that the same fire always has the
   * same id.
   */
  public static UUID scheduled(String scheduleId, Instant nominalTime) {
    return version5("agentcron:schedule:" + scheduleId + ":" + nominalTime);
  }

  /** The run of a schedule at a nominal time for a backfill, which the command's id tells apart. */
  public static UUID backfilled(String scheduleId, Instant nominalTime, String commandId) {
    return version5("agentcron:backfill:" + scheduleId + ":" + nominalTime + ":" + commandId);
  }

  /** The run that a caller asked for with an idempotency key. */
  public static UUID requested(String agentId, String idempotencyKey) {
    return version5("agentcron:request:" + agentId + ":" + idempotencyKey);
  }

  private static UUID version5(String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
    sha1.update(
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(URL_NAMESPACE.getMostSignificantBits())
            .putLong(URL_NAMESPACE.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long most = (hash.getLong() & ~0xF000L) | 0x5000L;
    long least = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(most, least);
  }
}
