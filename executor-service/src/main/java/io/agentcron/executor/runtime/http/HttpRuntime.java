package io.agentcron.executor.runtime.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentcron.executor.run.WorkOrder;
import io.agentcron.executor.runtime.AgentRuntime;
import io.agentcron.executor.runtime.Options;
import io.agentcron.executor.runtime.Preparation;
import io.agentcron.executor.runtime.RunVariables;
import io.agentcron.executor.runtime.UsageReport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Posts the prompt to an agent server: {@code {"message", "sessionId"?, "run"}}, with the run's
 * context in headers too.
 */
public final class HttpRuntime implements AgentRuntime, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final InstantSource clock;
  private final int maxOutputBytes;

  /**
   * A runtime.
   *
   * @param maxOutputBytes how much of the end of an answer is kept
   */
  public HttpRuntime(InstantSource clock, int maxOutputBytes) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            // A redirect could lead anywhere, with the headers.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.clock = clock;
    this.maxOutputBytes = maxOutputBytes;
  }

  @Override
  public String type() {
    return "http";
  }

  @Override
  public Preparation prepare(WorkOrder order) {
    try {
      HttpOptions options = HttpOptions.parse(order.runtime().options());
      UsageReport report = UsageReport.mapped(options.mapping());
      HttpRequest request = request(order, options);
      return new Preparation.Ready(observer -> {
        HttpCall call =
            new HttpCall(client, request, options, report, observer, clock, maxOutputBytes);
        call.start();
        return call;
      });
    } catch (Options.InvalidException e) {
      return Preparation.invalid(e.reason());
    }
  }

  private static HttpRequest request(WorkOrder order, HttpOptions options)
      throws Options.InvalidException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.target())
            .timeout(options.patience())
            .header("content-type", "application/json")
            .header(
                "accept", "application/json, text/event-stream, application/x-ndjson, text/plain");
    for (Map.Entry<String, String> entry : RunVariables.of(order).entrySet()) {
      request.setHeader(header(entry.getKey()), ascii(entry.getValue()));
    }
    order.sessionToResume().ifPresent(id -> request.setHeader("agentcron-session", ascii(id)));
    try {
      options.given().forEach(request::setHeader);
    } catch (IllegalArgumentException e) {
      // Without the message, which has the value in it.
      throw new Options.InvalidException("runtime.headers: one of them cannot be sent");
    }
    return request.POST(HttpRequest.BodyPublishers.ofString(body(order))).build();
  }

  private static String body(WorkOrder order) {
    ObjectNode body = JSON.createObjectNode().put("message", order.prompt());
    order.sessionToResume().ifPresent(id -> body.put("sessionId", id));
    ObjectNode run = body.putObject("run");
    RunVariables.of(order)
        .forEach((name, value) -> run.put(camelCase(name.substring("AGENTCRON_".length())), value));
    return body.toString();
  }

  /** {@code AGENTCRON_RUN_ID} is {@code agentcron-run-id}. */
  private static String header(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code NOMINAL_TIME} is {@code nominalTime}. */
  private static String camelCase(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  /** A header has no other letters; the body has them all. */
  private static String ascii(String text) {
    return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
        .replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
