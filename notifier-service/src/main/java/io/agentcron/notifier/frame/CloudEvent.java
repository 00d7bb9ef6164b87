package io.agentcron.notifier.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent 1.0.
 *
 * @param subject null where the event has none
 */
public record CloudEvent(
    String id, String source, String type, @Nullable String subject, Instant time) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** Writes fields into an object that is already open. */
  @FunctionalInterface
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  public Template template(Fields data) {
    return new Template(
        object(json -> {
          writeAttributes(json);
          json.writeStringField("datacontenttype", "application/json");
        }),
        Optional.of(object(data)));
  }

  public Template template() {
    return new Template(object(this::writeAttributes), Optional.empty());
  }

  private void writeAttributes(JsonGenerator json) throws IOException {
    json.writeStringField("specversion", "1.0");
    json.writeStringField("id", id);
    json.writeStringField("source", source);
    json.writeStringField("type", type);
    if (subject != null) {
      json.writeStringField("subject", subject);
    }
    json.writeStringField("time", time.toString());
  }

  private static String object(Fields fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return text.toString();
  }
}
