package io.agentcron.notifier.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Fields that are absent where there is no value. */
final class Json {
  private static final int MICRO_DIGITS = 6;

  private Json() {}

  /** A word, an id, or an instant in RFC 3339. */
  static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  static void number(JsonGenerator json, String name, @Nullable Number value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value.longValue());
    }
  }

  static void usd(JsonGenerator json, String name, @Nullable Long microUsd) throws IOException {
    if (microUsd != null) {
      json.writeNumberField(name, BigDecimal.valueOf(microUsd, MICRO_DIGITS).stripTrailingZeros());
    }
  }
}
