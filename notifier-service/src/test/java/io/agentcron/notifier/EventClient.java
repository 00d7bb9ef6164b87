package io.agentcron.notifier;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real WebSocket client that keeps what it gets; it reads as fast as it is told to. */
final class EventClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<JsonNode> frames = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final boolean reads;
  private boolean left;
  private int wanted = Integer.MAX_VALUE;
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

  /** Disconnects by itself after so many frames, without another word. */
  synchronized EventClient leaveAfter(int count) {
    wanted = count;
    leaveIfEnough();
    return this;
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

  synchronized List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  /** All but the notifier's own. */
  List<JsonNode> events() {
    return frames().stream()
        .filter(frame -> !frame.get("source").asText().equals("/notifier"))
        .toList();
  }

  List<String> eventIds() {
    return events().stream().map(frame -> frame.get("id").asText()).toList();
  }

  List<String> types() {
    return frames().stream().map(frame -> frame.get("type").asText()).toList();
  }

  /** Of the last frame that has one. */
  String cursor() {
    return frames().reversed().stream()
        .filter(frame -> frame.has("cursor"))
        .findFirst()
        .orElseThrow()
        .get("cursor")
        .asText();
  }

  EventClient await(Predicate<EventClient> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> condition.test(this));
    return this;
  }

  EventClient awaitHello() {
    return await(client -> client.types().contains("agentcron.hello"));
  }

  int awaitClose() {
    try {
      return closeCode.get(PATIENCE.toSeconds(), SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("expected the server to close the connection", e);
    }
  }

  boolean isClosed() {
    return closeCode.isDone();
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
      keep(parse(partial.toString()));
      partial.setLength(0);
    }
    return null;
  }

  private synchronized void keep(JsonNode frame) {
    if (!left) {
      frames.add(frame);
      leaveIfEnough();
    }
  }

  private void leaveIfEnough() {
    if (frames.size() >= wanted) {
      close();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closeCode.complete(1006);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, found " + text, e);
    }
  }

  /** What arrives from now on is not kept. */
  @Override
  public synchronized void close() {
    left = true;
    socket().abort();
    closeCode.complete(1006);
  }
}
