package io.agentcron.notifier.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a client may say. */
sealed interface ClientMessage {
  JsonFactory JSON = new JsonFactory();

  record Authenticate(String token) implements ClientMessage {
    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
      return "Authenticate";
    }
  }

  /** An object of a type that the notifier does not know. */
  record Unknown() implements ClientMessage {}

  /** Not a JSON object with a type, or without what its type needs. */
  record Malformed() implements ClientMessage {}

  static ClientMessage parse(String text) {
    String type = null;
    String token = null;
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Malformed();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        String value = json.nextTextValue();
        json.skipChildren();
        if (name.equals("type")) {
          type = value;
        } else if (name.equals("token")) {
          token = value;
        }
      }
      if (json.nextToken() != null) {
        return new Malformed();
      }
    } catch (IOException e) {
      return new Malformed();
    }
    return of(type, token);
  }

  private static ClientMessage of(@Nullable String type, @Nullable String token) {
    if (type == null) {
      return new Malformed();
    }
    if (!type.equals("authenticate")) {
      return new Unknown();
    }
    return token == null ? new Malformed() : new Authenticate(token);
  }
}
