package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.api.Client.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  private final Api api = Api.shared();
  private final Client client = api.client();

  @Test
  void servesAPageToTryTheInterfaceWithNothingFromElsewhere() {
    Answer page = client.sendBare("GET", "/openapi/", null);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'");
    assertThat(
            REFERENCE
                .matcher(page.response().body())
                .results()
                .map((MatchResult it) -> it.group(1)))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(client.sendBare("GET", it, null).status()).isEqualTo(200));
    assertThat(
            client.sendBare("GET", "/openapi/document/agentcron-api.yml", null).response().body())
        .contains(
            "/api/agents/{id}/schedules/{scheduleId}:", "/api/cron/preview:", "CommandRuntime:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness", "/prometheus"})
  void answersMachinesWithoutAToken(String path) {
    assertThat(client.sendBare("GET", path, null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/../application-api.yml",
        "/webjars/..%2f..%2f..%2fapplication-api.yml",
        "/%2e%2e/application-api.yml",
        "/openapi/document/..%2f..%2fapplication-api.yml",
        "/..;/application-api.yml"
      })
  void servesNothingBesideThePages(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("datasources");
  }

  @Test
  void refusesOtherHostNamesWhileBoundToLoopback() throws IOException {
    String answer = raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 421")
        .contains("urn:agentcron:problem:host-not-allowed");
  }

  @Test
  void tellsBrowsersToTrustNothing() {
    Answer answer = client.get("/api/info");

    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(client.sendBare("GET", "/api/info", null).header("X-Content-Type-Options"))
        .isEqualTo("nosniff");
    assertThat(
            client
                .get("/api/info", "Origin", "https://evil.example")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  /** As no client of ours would send it. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(api.client().host(), api.client().port());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
