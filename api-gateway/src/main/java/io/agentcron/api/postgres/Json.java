package io.agentcron.api.postgres;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Documents as they are kept in columns; no digit of a number is lost. */
public final class Json {
  private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  public static String write(Map<String, Object> document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists and text can be written as JSON", e);
    }
  }

  public static Map<String, Object> read(String json) {
    try {
      return JSON.readValue(json, DOCUMENT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected a document in the database, found other JSON", e);
    }
  }

  /** A document inside of another. */
  public static Map<String, Object> document(Object nested) {
    return JSON.convertValue(nested, DOCUMENT);
  }
}
