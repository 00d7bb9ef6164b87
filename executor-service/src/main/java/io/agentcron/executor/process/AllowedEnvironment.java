package io.agentcron.executor.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the executor's own environment variables its agents see: none but those named.
 *
 * @param names names, or beginnings of names followed by {@code *}
 */
public record AllowedEnvironment(List<String> names) {
  public AllowedEnvironment {
    names = List.copyOf(names);
  }

  /** The part of an environment that agents may see. */
  public Map<String, String> of(Map<String, String> environment) {
    Map<String, String> allowed = new TreeMap<>(environment);
    allowed.keySet().removeIf(name -> names.stream().noneMatch(it -> matches(it, name)));
    return allowed;
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
