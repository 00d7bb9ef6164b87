package io.agentcron.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of requests as documents. */
public final class JsonBody {
  private static final int DEEPEST = 32;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /**
   * The object that a body consists of.
   *
   * @throws ProblemException if it is anything else
   */
  public static Map<String, @Nullable Object> object(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw malformed("expected a JSON object, found nothing");
    }
    try {
      Map<String, @Nullable Object> object = JSON.readValue(body, new TypeReference<>() {});
      if (object == null) {
        throw malformed("expected a JSON object, found null");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw malformed(
          e.getOriginalMessage()
              + (e.getLocation() == null
                  ? ""
                  : " (line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()
                      + ")"));
    } catch (IOException e) {
      throw malformed("expected text in UTF-8");
    }
  }

  /** As {@link #object}, but no body means no fields. */
  public static Map<String, @Nullable Object> optionalObject(byte @Nullable [] body) {
    return body == null || body.length == 0 ? Map.of() : object(body);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_JSON, detail));
  }
}
