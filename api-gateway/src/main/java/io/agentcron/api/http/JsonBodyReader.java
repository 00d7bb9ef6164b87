package io.agentcron.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads bodies strictly: one object, each name once, nothing behind it, not too deep. */
@Singleton
class JsonBodyReader implements MessageBodyReader<JsonBody> {
  private static final int DEEPEST = 32;

  private final ObjectMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Override
  public JsonBody read(
      Argument<JsonBody> type, MediaType mediaType, Headers headers, InputStream body) {
    JsonNode found;
    try {
      found = json.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage() + place(e));
    } catch (IOException e) {
      throw malformed("expected text in UTF-8");
    }
    if (!found.isObject()) {
      throw notAnObject(found.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return new JsonBody(json.convertValue(found, new TypeReference<>() {}));
  }

  static ProblemException notAnObject(String found) {
    return malformed("expected a JSON object, found " + found);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_JSON, detail));
  }
}
