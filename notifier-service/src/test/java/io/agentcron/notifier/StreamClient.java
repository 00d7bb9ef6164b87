package io.agentcron.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real client of server-sent events that keeps what it gets, as a browser reads it. */
final class StreamClient extends Inbox implements Flow.Subscriber<String> {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private final boolean reads;
  private @Nullable HttpResponse<?> response;
  private String id = "";
  private String event = "";
  private String data = "";
  private volatile String lastEventId = "";

  private StreamClient(boolean reads) {
    this.reads = reads;
  }

  /** Connected, if the server did not refuse it. */
  static StreamClient connect(URI uri, Consumer<HttpRequest.Builder> request) {
    return connect(uri, request, true);
  }

  /** Opens the connection and then reads nothing until {@link #readOn}. */
  static StreamClient connectWithoutReading(URI uri, Consumer<HttpRequest.Builder> request) {
    return connect(uri, request, false);
  }

  private static StreamClient connect(
      URI uri, Consumer<HttpRequest.Builder> request, boolean reads) {
    StreamClient client = new StreamClient(reads);
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
    request.accept(builder);
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        HTTP.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofPublisher())
            .orTimeout(30, SECONDS)
            .join();
    client.response = response;
    response.body().subscribe(HttpResponse.BodySubscribers.fromLineSubscriber(client));
    return client;
  }

  HttpResponse<?> response() {
    return Objects.requireNonNull(response);
  }

  /** What a browser would come back with. */
  String lastEventId() {
    return lastEventId;
  }

  void readOn() {
    subscription.join().request(Long.MAX_VALUE);
  }

  @Override
  StreamClient awaitHello() {
    super.awaitHello();
    return this;
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription.complete(opened);
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(String line) {
    int colon = line.indexOf(": ");
    if (line.isEmpty()) {
      dispatch();
    } else if (colon > 0) {
      String value = line.substring(colon + 2);
      switch (line.substring(0, colon)) {
        case "id" -> id = value;
        case "event" -> event = value;
        case "data" -> data = value;
        default -> {}
      }
    }
  }

  private void dispatch() {
    if (event.equals("close")) {
      closed(Integer.parseInt(data.replaceAll("\\D+", " ").strip()));
    } else if (!data.isEmpty()) {
      lastEventId = id;
      keep(data);
    }
    event = "";
    data = "";
  }

  @Override
  public void onComplete() {
    closed(1006);
  }

  @Override
  public void onError(Throwable error) {
    closed(1006);
  }

  @Override
  void hangUp() {
    subscription.join().cancel();
  }
}
