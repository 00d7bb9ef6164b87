package io.agentcron.notifier.http;

import io.agentcron.notifier.client.Admission;
import io.agentcron.notifier.client.Client;
import io.agentcron.notifier.client.CloseCode;
import io.agentcron.notifier.client.Reception;
import io.agentcron.notifier.security.Credentials;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** {@code /events}: the same stream as over the WebSocket, as server-sent events. */
@Controller("/events")
final class EventsResource {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Reception reception;
  private final ClientMetrics metrics;
  private final InstantSource clock;

  EventsResource(Reception reception, ClientMetrics metrics, InstantSource clock) {
    this.reception = reception;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  HttpResponse<?> events(HttpRequest<?> request) {
    Optional<String> token =
        Credentials.of(request.getHeaders().getAll(HttpHeaders.AUTHORIZATION), List.of());
    Map<String, List<String>> parameters = parameters(request);
    MutableHttpResponse<?> response =
        reception
            .refusal(token, parameters)
            .<MutableHttpResponse<?>>map(EventsResource::refused)
            .orElseGet(() ->
                HttpResponse.ok(
                        Flux.<EventStream>create(turns -> open(turns, token, parameters))
                            .publishOn(network(request), 1))
                    .contentType(MediaType.TEXT_EVENT_STREAM_TYPE));
    return readable(request, response).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** What browsers ask before a page may send its token. */
  @Options
  HttpResponse<?> preflight(HttpRequest<?> request) {
    return readable(request, HttpResponse.noContent())
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, " + LAST_EVENT_ID)
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }

  private void open(
      FluxSink<EventStream> turns, Optional<String> token, Map<String, List<String>> parameters) {
    Client client =
        reception.welcome(
            new EventStream(turns, metrics),
            UUID.randomUUID().toString(),
            token,
            parameters,
            clock.instant());
    turns.onDispose(client::closed);
  }

  /**
   * The thread of the connection. Micronaut goes there anyway, but what it takes along for a
   * connection that is gone by then it reports as an error; and it has the way there in an internal
   * class only.
   */
  private static Scheduler network(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? Schedulers.fromExecutor(netty.getChannelHandlerContext().channel().eventLoop())
        : Schedulers.immediate();
  }

  /** A browser comes back to the address that it was given first, and says where it was. */
  private static Map<String, List<String>> parameters(HttpRequest<?> request) {
    Map<String, List<String>> parameters = new HashMap<>(request.getParameters().asMap());
    String last = request.getHeaders().get(LAST_EVENT_ID);
    if (last != null && !last.isEmpty()) {
      parameters.remove("from");
      parameters.put("cursor", List.of(last));
    }
    return parameters;
  }

  /** For pages: those that are not allowed do not get here. */
  private static MutableHttpResponse<?> readable(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    return origin == null
        ? response
        : response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
  }

  private static MutableHttpResponse<?> refused(Admission.Refused refusal) {
    HttpStatus status = status(refusal.code());
    MutableHttpResponse<?> response = Problem.of(status, refusal.message());
    return switch (status) {
      case UNAUTHORIZED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case SERVICE_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, "1");
      default -> response;
    };
  }

  private static HttpStatus status(CloseCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case BAD_REQUEST, TOO_BIG -> HttpStatus.BAD_REQUEST;
      case TOO_MANY_MESSAGES -> HttpStatus.TOO_MANY_REQUESTS;
      case NOT_READY, GOING_AWAY, TOO_SLOW, UNRESPONSIVE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
