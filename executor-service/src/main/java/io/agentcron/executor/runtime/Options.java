package io.agentcron.executor.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;

/** Reads a runtime's options into a record. */
public final class Options {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // An option that this executor does not know could be a restriction: better not to run.
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Options() {}

  /** The options are not what the runtime takes; the message says where and why. */
  public static final class InvalidException extends Exception {
    private final String reason;

    public InvalidException(String reason) {
      super(reason);
      this.reason = reason;
    }

    public String reason() {
      return reason;
    }
  }

  public static <T> T read(String options, Class<T> type) throws InvalidException {
    try {
      return JSON.readValue(options, type);
    } catch (UnrecognizedPropertyException e) {
      throw new InvalidException("runtime." + path(e) + ": this executor does not know it");
    } catch (JsonMappingException e) {
      throw new InvalidException("runtime." + path(e) + ": " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new InvalidException("runtime: expected a JSON object: " + e.getOriginalMessage());
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(it -> it.getFieldName() == null ? "[" + it.getIndex() + "]" : it.getFieldName())
        .collect(Collectors.joining("."));
  }
}
