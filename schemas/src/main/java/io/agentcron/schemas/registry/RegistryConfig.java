package io.agentcron.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach the registry, under Confluent's own property names and defaults.
 *
 * @param urls {@code schema.registry.url}: one or more, separated by commas; tried in turn
 * @param userInfo {@code basic.auth.user.info}: {@code user:password}
 * @param autoRegister {@code auto.register.schemas}: whether writers may register their schemas
 * @param connectTimeout {@code http.connect.timeout.ms}
 * @param readTimeout {@code http.read.timeout.ms}
 * @param maxRetries {@code max.retries}: after the first try, each over all urls
 * @param retryWait {@code retries.wait.ms}: before the first retry; doubles with each
 * @param retryMaxWait {@code retries.max.wait.ms}
 */
public record RegistryConfig(
    List<URI> urls,
    Optional<String> userInfo,
    boolean autoRegister,
    Duration connectTimeout,
    Duration readTimeout,
    int maxRetries,
    Duration retryWait,
    Duration retryMaxWait) {

  public RegistryConfig {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException(
          "schema.registry.url: expected at least one URL, found none");
    }
  }

  public static RegistryConfig of(Map<String, ?> properties) {
    String source = text(properties, "basic.auth.credentials.source", "USER_INFO");
    if (!source.equals("USER_INFO")) {
      throw new IllegalArgumentException(
          "basic.auth.credentials.source: expected USER_INFO, found " + source);
    }
    return new RegistryConfig(
        Arrays.stream(text(properties, "schema.registry.url", "").split(",", -1))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(RegistryConfig::uri)
            .toList(),
        Optional.of(text(properties, "basic.auth.user.info", "")).filter(info -> !info.isEmpty()),
        Boolean.parseBoolean(text(properties, "auto.register.schemas", "true")),
        millis(properties, "http.connect.timeout.ms", 60_000),
        millis(properties, "http.read.timeout.ms", 60_000),
        (int) number(properties, "max.retries", 3),
        millis(properties, "retries.wait.ms", 1_000),
        millis(properties, "retries.max.wait.ms", 20_000));
  }

  private static URI uri(String url) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    URI uri = URI.create(base);
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "schema.registry.url: expected http:// or https://, found " + url);
    }
    return uri;
  }

  private static String text(Map<String, ?> properties, String name, String otherwise) {
    Object value = properties.get(name);
    return value == null ? otherwise : value.toString();
  }

  private static Duration millis(Map<String, ?> properties, String name, long otherwise) {
    return Duration.ofMillis(number(properties, name, otherwise));
  }

  private static long number(Map<String, ?> properties, String name, long otherwise) {
    String value = text(properties, name, Long.toString(otherwise));
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + ": expected a number, found " + value, e);
    }
  }
}
