package io.agentcron.executor.runtime.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.run.Orders;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.Preparation;
import io.agentcron.executor.runtime.RecordingObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpRuntimeTest {
  private final RecordingObserver observer = new RecordingObserver();
  private final CompletableFuture<Map<String, String>> asked = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpRuntime runtime = new HttpRuntime(() -> Orders.NOON, 1_000);
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    runtime.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answering(int status, String type, String body) {
    server.createContext(
        "/agent",
        exchange -> {
          try (exchange) {
            note(exchange);
            exchange.getResponseHeaders().set("content-type", type);
            exchange.getResponseHeaders().set("retry-after", "90");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private void note(HttpExchange exchange) throws IOException {
    Map<String, String> request = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> request.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    request.put(
        "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.complete(request);
  }

  private LiveAgent launch(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/agent");
    WorkOrder order =
        Orders.after(
            Orders.order(
                "r1",
                1,
                new WorkOrder.RuntimeChoice(
                    "http",
                    new JsonMapper().valueToTree(options).toString(),
                    WorkOrder.Session.RESUME,
                    Optional.empty()),
                "Say hello"),
            new WorkOrder.PreviousRun("r0", Optional.of("s0"), Optional.empty()));
    return switch (runtime.prepare(order)) {
      case Preparation.Ready(var launcher) -> launcher.launch(observer);
      case Preparation.Refused(Failure failure) -> throw new AssertionError(failure.message());
    };
  }

  private AgentEnd run(Map<String, Object> options) throws Exception {
    return launch(options).end().get(50, SECONDS);
  }

  @Test
  void postsTheMessageWithItsContext() throws Exception {
    answering(
        200,
        "application/json",
        "{\"output\": \"Hello\", \"costUsd\": 0.5,\n \"numTurns\": 2, \"sessionId\": \"s1\"}");

    AgentEnd end = run(Map.of("headers", Map.of("Authorization", "Bearer x")));

    assertThat(end.failure()).isEmpty();
    assertThat(end.output()).isEqualTo("Hello");
    assertThat(end.metrics())
        .isEqualTo(new Metrics(500_000L, null, null, null, null, 2, null, null, "s1", List.of()));
    assertThat(asked.get())
        .containsEntry("authorization", "Bearer x")
        .containsEntry("agentcron-run-id", "r1")
        .containsEntry("agentcron-agent", "disk watcher")
        .containsEntry("agentcron-session", "s0");
    assertThat(new JsonMapper().readTree(asked.get().get("body")))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"message": "Say hello", "sessionId": "s0",
                     "run": {"runId": "r1", "agent": "disk watcher", "schedule": "hourly",
                       "trigger": "schedule", "attempt": "1", "nominalTime": "2026-03-01T12:00:00Z"}}
                    """));
  }

  @Test
  void findsWhatItIsToldWhereTheMappingSays() throws Exception {
    answering(200, "application/json", "{\"a\":{\"b\":[{\"text\":\"Hi\"}]},\"usd\":1}");

    AgentEnd end = run(Map.of("response", Map.of("output", "/a/b/0/text", "costUsd", "/usd")));

    assertThat(end.output()).isEqualTo("Hi");
    assertThat(end.metrics().costMicroUsd()).isEqualTo(1_000_000);
  }

  @Test
  void readsAStreamOfEvents() throws Exception {
    answering(
        200,
        "text/event-stream; charset=utf-8",
        """
        event: x
        data: {"costUsd": 0.25}

        : ping

        data: words

        data: {"costUsd": 0.5, "output": "Done"}

        """);

    AgentEnd end = run(Map.of());

    assertThat(end.output()).isEqualTo("Done");
    assertThat(observer.metrics())
        .extracting(Metrics::costMicroUsd)
        .containsExactly(250_000L, 500_000L);
    assertThat(observer.lines()).contains("STDOUT words");
  }

  @Test
  void takesATextAsItIs() throws Exception {
    answering(200, "text/plain", "one\ntwo\n");

    assertThat(run(Map.of()).output()).isEqualTo("one\ntwo");
  }

  @ParameterizedTest
  @CsvSource({
    "401, AUTHENTICATION, false",
    "400, ERROR, false",
    "302, ERROR, false",
    "503, ERROR, true",
    "418, ERROR, true",
  })
  void judgesByTheStatus(int status, FailureKind kind, boolean retryable) throws Exception {
    answering(status, "application/json", "{\"output\": \"no\"}");

    AgentEnd end = run(Map.of("retryableStatuses", List.of(418, 503)));

    assertThat(end.failure())
        .contains(new Failure(kind, "the server answered with status " + status, retryable));
    assertThat(end.output()).isEqualTo("no");
    assertThat(end.exitCode()).isEqualTo(status);
  }

  @Test
  void knowsWhenARateLimitEnds() throws Exception {
    answering(429, "application/json", "{}");

    assertThat(run(Map.of()).failure().orElseThrow().retryAt())
        .contains(Orders.NOON.plusSeconds(90));
  }

  @Test
  void failsWhereNobodyAnswers() throws Exception {
    answering(200, "text/plain", "");
    server.stop(0);

    LiveAgent agent = launch(Map.of());

    assertThat(agent.end().get(50, SECONDS).failure().orElseThrow().retryable()).isTrue();
  }

  @Test
  void keepsWhatHasComeWhenItIsStopped() throws Exception {
    server.createContext(
        "/agent",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            exchange
                .getResponseBody()
                .write("{\"costUsd\": 0.25}\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    LiveAgent agent = launch(Map.of());
    await().until(() -> !observer.metrics().isEmpty());

    agent.stop(Duration.ofSeconds(5));
    AgentEnd end = agent.end().get(50, SECONDS);

    assertThat(end.failure()).isPresent();
    assertThat(end.metrics().costMicroUsd()).isEqualTo(250_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | runtime.url: expected an address, found nothing",
        "{\"url\":\"file:///etc/passwd\"} | runtime.url: expected http:// or https:// and a host, found file:///etc/passwd",
        "{\"url\":\"http://h\",\"timeout\":\"soon\"} | runtime.timeout: expected a duration such as PT30S, found soon",
        "{\"url\":\"http://h\",\"response\":{\"output\":\"x\"}} | runtime.response.output: expected a JSON pointer such as /usage/cost, found x",
        "{\"url\":\"http://h\",\"headers\":{\"Host\":\"x\"}} | runtime.headers: one of them cannot be sent",
      })
  void refusesAnOrderThatItCannotObey(String options, String message) {
    assertThat(runtime.prepare(Orders.order("r1", 1, "http", options)))
        .isEqualTo(Preparation.invalid(message));
  }
}
