package io.agentcron.notifier.http;

import io.agentcron.notifier.security.AccessRules;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns away, before anything else, what pages of strangers send. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter {
  private final AccessRules rules;

  AccessFilter(AccessRules rules) {
    this.rules = rules;
  }

  @RequestFilter
  @Nullable MutableHttpResponse<?> refuse(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return rules
        .refusal(
            Optional.ofNullable(headers.get(HttpHeaders.HOST)),
            Optional.ofNullable(headers.get(HttpHeaders.ORIGIN)))
        .map(detail -> Problem.of(HttpStatus.FORBIDDEN, detail))
        .orElse(null);
  }
}
