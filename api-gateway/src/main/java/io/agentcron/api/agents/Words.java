package io.agentcron.api.agents;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The constants of an enum as the words of documents. */
public final class Words {
  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** All of them, to be chosen from. */
  static <E extends Enum<E>> Map<String, E> all(E[] constants) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(it -> words.put(of(it), it));
    return words;
  }
}
