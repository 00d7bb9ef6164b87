package io.agentcron.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener on the WebSocket that keeps what it hears. */
final class Frames implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  Frames(URI events) {
    socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + RunningSystem.TOKEN)
            .buildAsync(events, new Collector())
            .join();
  }

  /** The types of the frames about a run, in order. */
  List<String> typesOf(String runId) {
    return heard.stream()
        .filter(frame -> frame.path("subject").asText().equals(runId))
        .map(frame -> frame.required("type").textValue())
        .toList();
  }

  List<JsonNode> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }

  private final class Collector implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          heard.add(JSON.readTree(text.toString()));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("Expected JSON, found " + text, e);
        }
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(webSocket, data, last);
    }
  }
}
