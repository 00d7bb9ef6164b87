package io.agentcron.executor.runtime.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A local stand-in for the Messages API: answers the calls of an agent by a script, and everything
 * else that the CLI asks for with a word.
 */
final class MessagesApi implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int INPUT_TOKENS = 1_000;
  private static final int OUTPUT_TOKENS = 50;

  /** What a call is answered with. */
  sealed interface Answer {
    /** Words. */
    record Say(String text, int inputTokens) implements Answer {
      Say(String text) {
        this(text, INPUT_TOKENS);
      }
    }

    /** A wish to use a tool. */
    record Use(String tool, Map<String, Object> input, int inputTokens) implements Answer {
      Use(String tool, Map<String, Object> input) {
        this(tool, input, INPUT_TOKENS);
      }
    }

    /** A refusal. */
    record Refuse(int status, String type, Map<String, String> headers) implements Answer {}

    /** The beginning of words, then nothing but pings. */
    record Hang() implements Answer {}
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final IntFunction<Answer> script;
  private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A stand-in.
   *
   * @param script the answer to the agent's call of this number, from 0
   */
  MessagesApi(IntFunction<Answer> script) {
    this.script = script;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The agent's calls, as they came. */
  List<JsonNode> calls() {
    return calls;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestURI().getPath().equals("/v1/messages")) {
        send(exchange, 404, "{}");
        return;
      }
      JsonNode request = JSON.readTree(body);
      boolean agent = !request.path("tools").isEmpty();
      Answer answer = new Answer.Say("Title");
      if (agent) {
        synchronized (this) {
          answer = script.apply(calls.size());
          calls.add(request);
        }
      }
      answer(exchange, request, answer);
    }
  }

  private void answer(HttpExchange exchange, JsonNode request, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Refuse(int status, String type, Map<String, String> headers) -> {
        headers.forEach(exchange.getResponseHeaders()::set);
        send(
            exchange,
            status,
            JSON.writeValueAsString(
                Map.of("type", "error", "error", Map.of("type", type, "message", type))));
      }
      case Answer.Say(String text, int inputTokens) -> {
        try (Events events = new Events(exchange, request, inputTokens)) {
          events.block(
              Map.of("type", "text", "text", ""), Map.of("type", "text_delta", "text", text));
          events.end("end_turn");
        }
      }
      case Answer.Use(String tool, Map<String, Object> input, int inputTokens) -> {
        try (Events events = new Events(exchange, request, inputTokens)) {
          events.block(
              Map.of(
                  "type",
                  "tool_use",
                  "id",
                  "toolu_" + calls.size(),
                  "name",
                  tool,
                  "input",
                  Map.of()),
              Map.of("type", "input_json_delta", "partial_json", JSON.writeValueAsString(input)));
          events.end("tool_use");
        }
      }
      case Answer.Hang() -> hang(exchange, request);
    }
  }

  private void hang(HttpExchange exchange, JsonNode request) throws IOException {
    try (Events events = new Events(exchange, request, INPUT_TOKENS)) {
      events.block(
          Map.of("type", "text", "text", ""), Map.of("type", "text_delta", "text", "Well"));
      while (!closed.await(200, TimeUnit.MILLISECONDS)) {
        events.send("ping", Map.of("type", "ping"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The events of one answer. */
  private final class Events implements AutoCloseable {
    private final OutputStream out;
    private final int inputTokens;

    Events(HttpExchange exchange, JsonNode request, int inputTokens) throws IOException {
      exchange.getResponseHeaders().set("content-type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      this.out = exchange.getResponseBody();
      this.inputTokens = inputTokens;
      send(
          "message_start",
          Map.of(
              "type",
              "message_start",
              "message",
              Map.of(
                  "id",
                  "msg_" + calls.size() + "_" + System.nanoTime(),
                  "type",
                  "message",
                  "role",
                  "assistant",
                  "model",
                  request.path("model").asText(),
                  "content",
                  List.of(),
                  "usage",
                  Map.of("input_tokens", inputTokens, "output_tokens", 1))));
    }

    void block(Map<String, Object> start, Map<String, Object> delta) throws IOException {
      send(
          "content_block_start",
          Map.of("type", "content_block_start", "index", 0, "content_block", start));
      send(
          "content_block_delta", Map.of("type", "content_block_delta", "index", 0, "delta", delta));
    }

    void end(String reason) throws IOException {
      send("content_block_stop", Map.of("type", "content_block_stop", "index", 0));
      send(
          "message_delta",
          Map.of(
              "type", "message_delta",
              "delta", Map.of("stop_reason", reason),
              "usage", Map.of("input_tokens", inputTokens, "output_tokens", OUTPUT_TOKENS)));
      send("message_stop", Map.of("type", "message_stop"));
    }

    void send(String event, Map<String, Object> data) throws IOException {
      String text = "event: %s\ndata: %s\n\n".formatted(event, JSON.writeValueAsString(data));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
