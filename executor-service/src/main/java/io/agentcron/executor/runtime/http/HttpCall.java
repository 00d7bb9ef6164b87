package io.agentcron.executor.runtime.http;

import io.agentcron.executor.process.Lines;
import io.agentcron.executor.run.AgentEnd;
import io.agentcron.executor.run.Failure;
import io.agentcron.executor.run.FailureKind;
import io.agentcron.executor.run.Metrics;
import io.agentcron.executor.runtime.AgentObserver;
import io.agentcron.executor.runtime.LiveAgent;
import io.agentcron.executor.runtime.UsageReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One request under way. */
final class HttpCall implements LiveAgent {
  private static final int MAX_LINE_BYTES = 16 << 20;

  private final HttpClient client;
  private final HttpRequest request;
  private final HttpOptions options;
  private final UsageReport report;
  private final AgentObserver observer;
  private final InstantSource clock;
  private final int maxOutputBytes;
  private final CompletableFuture<AgentEnd> end = new CompletableFuture<>();
  private final Thread thread = Thread.ofVirtual().name("http-call").unstarted(this::run);

  HttpCall(
      HttpClient client,
      HttpRequest request,
      HttpOptions options,
      UsageReport report,
      AgentObserver observer,
      InstantSource clock,
      int maxOutputBytes) {
    this.client = client;
    this.request = request;
    this.options = options;
    this.report = report;
    this.observer = observer;
    this.clock = clock;
    this.maxOutputBytes = maxOutputBytes;
  }

  void start() {
    thread.start();
  }

  @Override
  public CompletableFuture<AgentEnd> end() {
    return end;
  }

  /** The connection is cut; whether the server goes on is its own affair. */
  @Override
  public void stop(Duration patience) {
    thread.interrupt();
  }

  private void run() {
    try {
      end.complete(call());
    } catch (InterruptedException e) {
      end.complete(failed("the request was cut", true));
    } catch (IOException e) {
      end.complete(failed(String.valueOf(e), true));
    } catch (RuntimeException e) {
      end.completeExceptionally(e);
    }
  }

  private AgentEnd call() throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    String type = response.headers().firstValue("content-type").orElse("");
    HttpAnswer answer = new HttpAnswer(observer, report, type, maxOutputBytes, MAX_LINE_BYTES);
    Optional<Failure> failure = failure(response);
    try (InputStream body = response.body()) {
      Lines.read(body, MAX_LINE_BYTES, observer::printed, answer::line);
    } catch (IOException e) {
      failure =
          failure.or(() ->
              Optional.of(new Failure(FailureKind.ERROR, "the answer was cut short: " + e, true)));
    }
    answer.end();
    return new AgentEnd(failure, response.statusCode(), answer.text(), answer.used());
  }

  private Optional<Failure> failure(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    String message = "the server answered with status " + status;
    boolean retryable = options.isRetryable(status);
    return Optional.of(
        switch (status) {
          case 401, 403 -> new Failure(FailureKind.AUTHENTICATION, message, retryable);
          case 429 -> new Failure(FailureKind.RATE_LIMITED, message, retryable, retryAt(response));
          default -> new Failure(FailureKind.ERROR, message, retryable);
        });
  }

  /** The header is a number of seconds or a date. */
  private Optional<Instant> retryAt(HttpResponse<?> response) {
    Optional<String> header = response.headers().firstValue("retry-after");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    if (header.get().matches("\\d{1,9}")) {
      return Optional.of(clock.instant().plusSeconds(Long.parseLong(header.get())));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static AgentEnd failed(String message, boolean retryable) {
    return new AgentEnd(
        Optional.of(new Failure(FailureKind.ERROR, message, retryable)), null, null, Metrics.NONE);
  }
}
