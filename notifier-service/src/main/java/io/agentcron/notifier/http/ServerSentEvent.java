package io.agentcron.notifier.http;

import io.agentcron.notifier.client.CloseCode;
import io.agentcron.notifier.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How things are said in {@code text/event-stream}. JSON has no line ends of its own. */
final class ServerSentEvent {
  private static final byte[] DATA = ascii("data: ");
  private static final byte[] END = ascii("\n\n");
  private static final int RETRY_MILLIS = 1000;

  private ServerSentEvent() {}

  /** A frame; its cursor is what browsers send back as {@code Last-Event-ID}. */
  static byte[] of(Frame frame) {
    byte[] id = frame.cursor().map(cursor -> ascii("id: " + cursor + "\n")).orElse(new byte[0]);
    ByteBuffer event =
        ByteBuffer.allocate(id.length + DATA.length + frame.size() + END.length)
            .put(id)
            .put(DATA)
            .put(frame.bytes())
            .put(END);
    return event.array();
  }

  /** When browsers come back. */
  static byte[] retry() {
    return ascii("retry: " + RETRY_MILLIS + "\n\n");
  }

  /** Why the stream ends. */
  static byte[] close(CloseCode code) {
    return ascii(
        "event: close\ndata: {\"code\":%d,\"reason\":\"%s\"}\n\n"
            .formatted(code.code(), code.reason()));
  }

  /** A comment, which clients pass over. */
  static byte[] nothing() {
    return ascii(":\n\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
