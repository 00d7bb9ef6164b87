package io.agentcron.notifier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real WebSocket client that keeps what it gets; it reads as fast as it is told to. */
final class EventClient extends Inbox implements WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StringBuilder partial = new StringBuilder();
  private final boolean reads;
  private @Nullable WebSocket socket;

  private EventClient(boolean reads) {
    this.reads = reads;
  }

  static EventClient connect(URI uri, Consumer<WebSocket.Builder> request) {
    return connect(uri, request, true);
  }

  /** Opens the connection and then reads nothing until {@link #readOn}. */
  static EventClient connectWithoutReading(URI uri, Consumer<WebSocket.Builder> request) {
    return connect(uri, request, false);
  }

  private static EventClient connect(URI uri, Consumer<WebSocket.Builder> request, boolean reads) {
    EventClient client = new EventClient(reads);
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    request.accept(builder);
    client.socket = builder.buildAsync(uri, client).join();
    return client;
  }

  void readOn() {
    socket().request(Long.MAX_VALUE);
  }

  void send(String text) {
    socket().sendText(text, true).join();
  }

  WebSocket socket() {
    return Objects.requireNonNull(socket);
  }

  @Override
  EventClient awaitHello() {
    super.awaitHello();
    return this;
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      keep(partial.toString());
      partial.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed(1006);
  }

  @Override
  void hangUp() {
    socket().abort();
  }
}
