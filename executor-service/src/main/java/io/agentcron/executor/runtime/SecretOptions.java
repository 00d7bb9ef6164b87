package io.agentcron.executor.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runtime's options with their secrets in place. They may be named where others do not see them:
 * in the environment of a process and in the headers of a request, not in arguments.
 *
 * @param json the options, for the runtime only
 * @param values the secrets, to be kept out of everything that is told
 */
record SecretOptions(String json, Set<String> values) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NAMED = Pattern.compile("\\$\\{secret:([^}]*)}");
  private static final List<String> PLACES = List.of("environment", "headers");

  /** A secret that is not known on this executor. */
  static final class UnknownSecretException extends Exception {
    UnknownSecretException(String name) {
      super("this executor does not know the secret " + name);
    }
  }

  static SecretOptions of(String options, Secrets secrets)
      throws Options.InvalidException, UnknownSecretException {
    if (!options.contains("${secret:")) {
      return new SecretOptions(options, Set.of());
    }
    JsonNode json;
    try {
      json = JSON.readTree(options);
    } catch (JsonProcessingException e) {
      throw new Options.InvalidException("runtime: expected a JSON object");
    }
    Set<String> values = new LinkedHashSet<>();
    for (String place : PLACES) {
      if (json.path(place) instanceof ObjectNode texts) {
        for (Map.Entry<String, JsonNode> entry : texts.properties()) {
          if (entry.getValue().isTextual()) {
            entry.setValue(new TextNode(reveal(entry.getValue().textValue(), secrets, values)));
          }
        }
      }
    }
    if (namesOneElsewhere(json)) {
      throw new Options.InvalidException(
          "runtime: a secret may be named in environment and headers only");
    }
    return new SecretOptions(json.toString(), Set.copyOf(values));
  }

  private static boolean namesOneElsewhere(JsonNode json) {
    return json.properties().stream()
        .filter(entry -> !PLACES.contains(entry.getKey()))
        .anyMatch(entry -> NAMED.matcher(entry.getValue().toString()).find());
  }

  private static String reveal(String text, Secrets secrets, Set<String> values)
      throws UnknownSecretException {
    StringBuilder revealed = new StringBuilder();
    Matcher matcher = NAMED.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = secrets.find(name).orElseThrow(() -> new UnknownSecretException(name));
      values.add(value);
      revealed.append(text, end, matcher.start()).append(value);
      end = matcher.end();
    }
    return revealed.append(text.substring(end)).toString();
  }
}
