package io.agentcron.notifier.feed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is in the journal: for one incarnation of the topic, the next offset that they
 * need in each partition. Immutable. Its text form is the cursor that clients keep.
 */
public final class Positions {
  private static final byte CURSOR_VERSION = 1;
  private static final int MOST_BYTES_PER_OFFSET = 9;

  private final UUID topic;
  private final long[] next;

  /** Made when first asked for; all clients that are live share one object and thus one text. */
  private volatile @Nullable String cursor;

  private Positions(UUID topic, long[] next) {
    this.topic = topic;
    this.next = next;
  }

  public static Positions of(UUID topic, long... next) {
    for (long offset : next) {
      if (offset < 0) {
        throw new IllegalArgumentException("expected offsets from 0 on, found " + offset);
      }
    }
    return new Positions(topic, next.clone());
  }

  /** Before the first record that any partition ever had. */
  public static Positions beginning(UUID topic, int partitions) {
    return new Positions(topic, new long[partitions]);
  }

  public UUID topic() {
    return topic;
  }

  public int partitions() {
    return next.length;
  }

  public long next(int partition) {
    return next[partition];
  }

  public Positions with(int partition, long offset) {
    long[] changed = next.clone();
    changed[partition] = offset;
    return of(topic, changed);
  }

  /** Whether somebody here lacks something that somebody there has. */
  public boolean isBehind(Positions other) {
    for (int partition = 0; partition < next.length; partition++) {
      if (next[partition] < other.next[partition]) {
        return true;
      }
    }
    return false;
  }

  /** Partitions that did not exist when these positions were taken are needed from their start. */
  public Positions widenedTo(int partitions) {
    return new Positions(topic, Arrays.copyOf(next, partitions));
  }

  /** What a client keeps and sends back: opaque to it, and safe in a URL. */
  public String cursor() {
    String known = cursor;
    if (known == null) {
      known = encode();
      cursor = known;
    }
    return known;
  }

  /** The positions in a client's cursor; empty if it is none of ours. */
  public static Optional<Positions> ofCursor(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.get() != CURSOR_VERSION) {
        return Optional.empty();
      }
      UUID topic = new UUID(bytes.getLong(), bytes.getLong());
      long[] next = new long[bytes.remaining()];
      int partitions = 0;
      while (bytes.hasRemaining()) {
        next[partitions++] = readOffset(bytes);
      }
      return partitions == 0
          ? Optional.empty()
          : Optional.of(of(topic, Arrays.copyOf(next, partitions)));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private String encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(1 + 2 * Long.BYTES + next.length * MOST_BYTES_PER_OFFSET)
            .put(CURSOR_VERSION)
            .putLong(topic.getMostSignificantBits())
            .putLong(topic.getLeastSignificantBits());
    for (long offset : next) {
      long rest = offset;
      while (rest > 0x7F) {
        bytes.put((byte) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      bytes.put((byte) rest);
    }
    byte[] used = Arrays.copyOf(bytes.array(), bytes.position());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }

  private static long readOffset(ByteBuffer bytes) {
    long offset = 0;
    for (int group = 0; group < MOST_BYTES_PER_OFFSET; group++) {
      byte septet = bytes.get();
      offset |= (long) (septet & 0x7F) << (7 * group);
      if (septet >= 0) {
        return offset;
      }
    }
    throw new IllegalArgumentException(
        "expected an offset in at most " + MOST_BYTES_PER_OFFSET + " bytes");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Positions that
            && topic.equals(that.topic)
            && Arrays.equals(next, that.next));
  }

  @Override
  public int hashCode() {
    return 31 * topic.hashCode() + Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return topic + Arrays.toString(next);
  }
}
