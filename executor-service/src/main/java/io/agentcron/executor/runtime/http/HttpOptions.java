package io.agentcron.executor.runtime.http;

import io.agentcron.executor.runtime.Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code http} agent.
 *
 * @param url where the message is posted
 * @param headers in addition to the run's own
 * @param timeout until the answer begins, ISO-8601; the run's own timeout stands behind it
 * @param retryableStatuses after which another attempt may help
 * @param response JSON pointers to what the answer tells, by name
 */
record HttpOptions(
    @Nullable String url,
    @Nullable Map<String, String> headers,
    @Nullable String timeout,
    @Nullable Set<Integer> retryableStatuses,
    @Nullable Map<String, String> response) {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
  private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429, 500, 502, 503, 504, 529);

  static HttpOptions parse(String json) throws Options.InvalidException {
    return Options.read(json, HttpOptions.class);
  }

  URI target() throws Options.InvalidException {
    if (url == null) {
      throw new Options.InvalidException("runtime.url: expected an address, found nothing");
    }
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new Options.InvalidException("runtime.url: " + e.getMessage());
    }
    throw new Options.InvalidException(
        "runtime.url: expected http:// or https:// and a host, found " + url);
  }

  Map<String, String> given() {
    return headers == null ? Map.of() : headers;
  }

  Duration patience() throws Options.InvalidException {
    try {
      Duration patience = timeout == null ? DEFAULT_TIMEOUT : Duration.parse(timeout);
      if (patience.isPositive()) {
        return patience;
      }
    } catch (DateTimeParseException e) {
      throw new Options.InvalidException(
          "runtime.timeout: expected a duration such as PT30S, found " + timeout);
    }
    throw new Options.InvalidException(
        "runtime.timeout: expected more than zero, found " + timeout);
  }

  boolean isRetryable(int status) {
    return (retryableStatuses == null ? RETRYABLE : retryableStatuses).contains(status);
  }

  Map<String, String> mapping() {
    return response == null ? Map.of() : response;
  }
}
