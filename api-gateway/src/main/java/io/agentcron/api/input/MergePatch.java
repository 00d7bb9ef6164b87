package io.agentcron.api.input;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 7396: a patch that looks like the document, with null for what is to go. */
public final class MergePatch {
  private MergePatch() {}

  /** The document with the patch applied; neither is changed. */
  public static Map<String, @Nullable Object> apply(
      Map<String, ? extends @Nullable Object> document,
      Map<String, ? extends @Nullable Object> patch) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(document);
    patch.forEach((name, value) -> {
      if (value == null) {
        result.remove(name);
      } else if (value instanceof Map<?, ?> nested) {
        Object target = result.get(name);
        result.put(
            name, apply(target instanceof Map<?, ?> map ? fields(map) : Map.of(), fields(nested)));
      } else {
        result.put(name, value);
      }
    });
    return result;
  }

  // Documents have text for keys, whatever format they came in.
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> fields(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
