package io.agentcron.api.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON object that the body of a request consists of. */
public record JsonBody(Map<String, @Nullable Object> fields) {

  /**
   * The fields of a body that has to be there.
   *
   * @throws ProblemException if it is not
   */
  public static Map<String, @Nullable Object> required(@Nullable JsonBody body) {
    if (body == null) {
      throw JsonBodyReader.notAnObject("nothing");
    }
    return body.fields();
  }

  /** No body means no fields. */
  public static Map<String, @Nullable Object> optional(@Nullable JsonBody body) {
    return body == null ? Map.of() : body.fields();
  }
}
