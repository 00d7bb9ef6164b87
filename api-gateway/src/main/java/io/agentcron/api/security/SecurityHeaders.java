package io.agentcron.api.security;

import io.agentcron.api.info.InfoConfiguration;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What every answer says to browsers. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SecurityHeaders implements Ordered {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private final String pagePolicy;

  SecurityHeaders(ResourceResolver resources, InfoConfiguration info) {
    this.pagePolicy = PagePolicy.of(page(resources), info.eventsUrl());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean api = request.getPath().startsWith("/api/");
    response
        .header("Content-Security-Policy", api ? NOTHING : pagePolicy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    if (api) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  private static String page(ResourceResolver resources) {
    return resources
        .getResourceAsStream("classpath:public/index.html")
        .map(SecurityHeaders::text)
        .orElse("");
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the page, which is on the class path", e);
    }
  }
}
