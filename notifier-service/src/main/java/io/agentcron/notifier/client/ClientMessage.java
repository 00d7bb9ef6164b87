package io.agentcron.notifier.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentcron.notifier.feed.Filter;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

  /** From now on it wants these events. */
  record Want(Filter filter) implements ClientMessage {}

  /** An object of a type that the notifier does not know. */
  record Unknown() implements ClientMessage {}

  /** Not a JSON object with a type, or without what its type needs. */
  record Malformed() implements ClientMessage {}

  static ClientMessage parse(String text) {
    String type = null;
    String token = null;
    Filter filter = null;
    try (JsonParser json = JSON.createParser(text)) {
      expect(json, json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "type" -> type = json.nextTextValue();
          case "token" -> token = json.nextTextValue();
          case "filter" -> filter = filter(json);
          default -> json.nextToken();
        }
        json.skipChildren();
      }
      expect(json, json.nextToken() == null);
    } catch (IOException e) {
      return new Malformed();
    }
    return of(type, token, filter);
  }

  private static ClientMessage of(
      @Nullable String type, @Nullable String token, @Nullable Filter filter) {
    return switch (type) {
      case null -> new Malformed();
      case "authenticate" -> token == null ? new Malformed() : new Authenticate(token);
      case "filter" -> filter == null ? new Malformed() : new Want(filter);
      default -> new Unknown();
    };
  }

  /** An object of lists in the words of the address's parameters. */
  private static Filter filter(JsonParser json) throws IOException {
    Filter filter = Filter.NONE;
    expect(json, json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      Optional<Filter.Aspect> aspect = Filter.Aspect.named(json.currentName());
      expect(json, aspect.isPresent() && json.nextToken() == JsonToken.START_ARRAY);
      Set<String> values = new HashSet<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        expect(json, json.currentToken() == JsonToken.VALUE_STRING);
        values.add(json.getText());
      }
      expect(json, values.size() <= Filter.MOST_VALUES);
      filter = filter.with(aspect.orElseThrow(), values);
    }
    return filter;
  }

  private static void expect(JsonParser json, boolean condition) throws IOException {
    if (!condition) {
      throw new JsonParseException(json, "not what a client may say");
    }
  }
}
