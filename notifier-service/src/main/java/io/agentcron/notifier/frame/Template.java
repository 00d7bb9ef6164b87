package io.agentcron.notifier.frame;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CloudEvent but for its cursor, which differs from client to client. */
public final class Template {
  private static final byte[] CURSOR = ",\"cursor\":\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] attributes;
  private final byte[] data;

  /** Live clients have the same cursor at the same event, so the last frame is often the next. */
  private volatile @Nullable Made last;

  private record Made(String cursor, Frame frame) {}

  /** Of the attributes as a JSON object, and of the data in JSON where there is some. */
  Template(String attributes, Optional<String> data) {
    this.attributes =
        attributes.substring(0, attributes.length() - 1).getBytes(StandardCharsets.UTF_8);
    this.data =
        data.map(json -> ",\"data\":" + json + "}").orElse("}").getBytes(StandardCharsets.UTF_8);
  }

  /** A cursor is base64url and needs no escapes. */
  public Frame with(String cursor) {
    Made made = last;
    if (made == null || !made.cursor.equals(cursor)) {
      byte[] value = (cursor + '"').getBytes(StandardCharsets.US_ASCII);
      made = new Made(cursor, new Frame(concatenated(attributes, CURSOR, value, data), cursor));
      last = made;
    }
    return made.frame;
  }

  public Frame withoutCursor() {
    return new Frame(concatenated(attributes, data), null);
  }

  private static byte[] concatenated(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] whole = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
