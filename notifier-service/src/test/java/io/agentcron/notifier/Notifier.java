package io.agentcron.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.notifier.feed.Positions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The service, running. */
final class Notifier implements AutoCloseable {
  static final String TOKEN = "a-token-of-tests";
  static final Consumer<WebSocket.Builder> WITH_TOKEN =
      request -> request.header("Authorization", "Bearer " + TOKEN);
  static final Consumer<WebSocket.Builder> PLAIN = _ -> {};

  static final Consumer<HttpRequest.Builder> WITH_TOKEN_IN_HEADER =
      request -> request.header("Authorization", "Bearer " + TOKEN);

  private final ApplicationContext context;
  private final int port;

  private Notifier(ApplicationContext context) {
    this.context = context;
    this.port = context.getBean(EmbeddedServer.class).getPort();
  }

  /** Started, and at work if Kafka is there. */
  static Notifier start(Journal journal, Map<String, Object> overrides) {
    Notifier notifier = startWithoutWaiting(journal, overrides);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> notifier.get("/health/readiness").statusCode() == 200);
    return notifier;
  }

  static Notifier startWithoutWaiting(Journal journal, Map<String, Object> overrides) {
    Map<String, Object> properties = new HashMap<>(journal.serviceProperties());
    properties.put("micronaut.server.port", -1);
    properties.put("agentcron.token", TOKEN);
    properties.putAll(overrides);
    return new Notifier(NotifierService.start(properties));
  }

  URI events(String query) {
    return URI.create("ws://127.0.0.1:" + port + "/ws/events" + query);
  }

  /** Connected with the token, live from now on. */
  EventClient connect() {
    return connect("");
  }

  EventClient connect(String query) {
    return EventClient.connect(events(query), WITH_TOKEN).awaitHello();
  }

  EventClient resume(String cursor) {
    return EventClient.connect(resuming(cursor), WITH_TOKEN).awaitHello();
  }

  URI resuming(String cursor) {
    return events("?cursor=" + cursor);
  }

  URI stream(String query) {
    return URI.create("http://127.0.0.1:" + port + "/events" + query);
  }

  /** Connected with the token by server-sent events, live from now on. */
  StreamClient listen(String query) {
    return StreamClient.connect(stream(query), WITH_TOKEN_IN_HEADER).awaitHello();
  }

  /** Where somebody with this cursor is in each partition. */
  static List<Long> offsets(String cursor) {
    Positions positions = Positions.ofCursor(cursor).orElseThrow();
    return IntStream.range(0, positions.partitions()).mapToObj(positions::next).toList();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    context.close();
  }

  /** Of all that have been closed. */
  static void assertNothingIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("notifier-"));
  }
}
