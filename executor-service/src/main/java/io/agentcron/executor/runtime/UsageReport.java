package io.agentcron.executor.runtime;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentcron.executor.run.Metrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an agent has used, and its answer, from a JSON object of its own. Each value is looked
 * for under its name in the REST API, or where a mapping says.
 */
public final class UsageReport {
  private static final JsonMapper JSON = new JsonMapper();

  /** What a report may tell. */
  public static final List<String> NAMES =
      List.of(
          "output",
          "sessionId",
          "costUsd",
          "inputTokens",
          "outputTokens",
          "cacheReadTokens",
          "cacheCreationTokens",
          "numTurns",
          "contextUsed",
          "contextMax");

  private final Map<String, JsonPointer> places = new TreeMap<>();

  private UsageReport() {}

  /** One that tells each value under its own name. */
  public static UsageReport plain() {
    UsageReport report = new UsageReport();
    NAMES.forEach(name -> report.places.put(name, JsonPointer.compile("/" + name)));
    return report;
  }

  /**
   * One that tells some values elsewhere.
   *
   * @param mapping a JSON pointer for each of them
   */
  public static UsageReport mapped(Map<String, String> mapping) throws Options.InvalidException {
    UsageReport report = plain();
    for (Map.Entry<String, String> entry : mapping.entrySet()) {
      if (!NAMES.contains(entry.getKey())) {
        throw new Options.InvalidException(
            "runtime.response.%s: expected one of %s".formatted(entry.getKey(), NAMES));
      }
      try {
        report.places.put(entry.getKey(), JsonPointer.compile(entry.getValue()));
      } catch (IllegalArgumentException e) {
        throw new Options.InvalidException(
            "runtime.response.%s: expected a JSON pointer such as /usage/cost, found %s"
                .formatted(entry.getKey(), entry.getValue()));
      }
    }
    return report;
  }

  /** The object that a text is. */
  public static Optional<JsonNode> parse(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Empty where the object tells nothing of all that. */
  public Optional<Metrics> metrics(JsonNode object) {
    Metrics metrics =
        new Metrics(
            microUsd(at(object, "costUsd")),
            count(at(object, "inputTokens")),
            count(at(object, "outputTokens")),
            count(at(object, "cacheReadTokens")),
            count(at(object, "cacheCreationTokens")),
            turns(at(object, "numTurns")),
            count(at(object, "contextUsed")),
            count(at(object, "contextMax")),
            text(at(object, "sessionId")),
            List.of());
    return Optional.of(metrics).filter(it -> !it.equals(Metrics.NONE));
  }

  /** The answer, where the object tells it; what is not a text is JSON. */
  public Optional<String> output(JsonNode object) {
    JsonNode output = at(object, "output");
    if (output.isMissingNode() || output.isNull()) {
      return Optional.empty();
    }
    return Optional.of(output.isTextual() ? output.textValue() : output.toString());
  }

  private JsonNode at(JsonNode object, String name) {
    JsonPointer place = places.get(name);
    return object.at(place == null ? JsonPointer.empty() : place);
  }

  private static @Nullable Long count(JsonNode value) {
    return value.canConvertToLong() && value.longValue() >= 0 ? value.longValue() : null;
  }

  private static @Nullable Integer turns(JsonNode value) {
    return value.canConvertToInt() && value.intValue() >= 0 ? value.intValue() : null;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : null;
  }

  /** Micro-dollars of a number of dollars; null for what is no amount of money. */
  public static @Nullable Long microUsd(JsonNode usd) {
    if (!usd.isNumber() || !(usd.doubleValue() >= 0 && usd.doubleValue() < 1e9)) {
      return null;
    }
    return BigDecimal.valueOf(usd.doubleValue())
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_UP)
        .longValue();
  }
}
