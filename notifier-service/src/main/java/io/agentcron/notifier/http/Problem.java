package io.agentcron.notifier.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** What went wrong, after RFC 9457. */
final class Problem {
  private static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {}

  /** A response that says so; the detail needs no escapes. */
  static MutableHttpResponse<?> of(HttpStatus status, String detail) {
    return HttpResponse.status(status)
        .contentType(MEDIA_TYPE)
        .body(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReason(), status.getCode(), detail));
  }
}
