package io.agentcron.notifier.frame;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;

/**
 * The frames by which the notifier speaks for itself.
 *
 * @param connection names the connection, so that ids are unique
 */
public record ControlFrames(String connection) {
  private static final String SOURCE = "/notifier";

  /** The first frame: what to expect. */
  public Frame hello(String serverVersion, Duration heartbeat, String cursor, Instant now) {
    return event("hello", "hello", now)
        .template(json -> {
          json.writeStringField("serverVersion", serverVersion);
          json.writeNumberField(
              "heartbeatSeconds", BigDecimal.valueOf(heartbeat.toMillis(), 3).stripTrailingZeros());
        })
        .with(cursor);
  }

  /** That the connection lives, and how far a client is that wanted nothing of what happened. */
  public Frame heartbeat(long number, String cursor, Instant now) {
    return event("heartbeat", "heartbeat-" + number, now).template().with(cursor);
  }

  /** That the events from here on do not join those before. */
  public Frame resync(long number, String reason, String cursor, Instant now) {
    return event("resync", "resync-" + number, now)
        .template(json -> json.writeStringField("reason", reason))
        .with(cursor);
  }

  /** That from here on these events are told, and no others. */
  public Frame filter(
      long number,
      SortedMap<String, ? extends Collection<String>> filter,
      String cursor,
      Instant now) {
    return event("filter", "filter-" + number, now)
        .template(json -> {
          for (var aspect : filter.entrySet()) {
            json.writeArrayFieldStart(aspect.getKey());
            for (String value : aspect.getValue()) {
              json.writeString(value);
            }
            json.writeEndArray();
          }
        })
        .with(cursor);
  }

  /** That a message of the client, or its request, was no good. */
  public Frame error(long number, String code, String message, Instant now) {
    return event("error", "error-" + number, now)
        .template(json -> {
          json.writeStringField("code", code);
          json.writeStringField("message", message);
        })
        .withoutCursor();
  }

  private CloudEvent event(String type, String id, Instant now) {
    return new CloudEvent(connection + "-" + id, SOURCE, "agentcron." + type, null, now);
  }
}
