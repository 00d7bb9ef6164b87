package io.agentcron.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagePolicyTest {
  @Test
  void allowsTheImportMapByItsHashAndNothingElseInline() {
    String policy =
        PagePolicy.of(
            "<head><script type=\"importmap\">{\"imports\":{}}</script></head>",
            "ws://127.0.0.1:8081/ws/events");

    // printf '{"imports":{}}' | openssl dgst -sha256 -binary | base64
    assertThat(policy)
        .contains("script-src 'self' 'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw='")
        .doesNotContain("unsafe");
  }

  @Test
  void allowsCallsToTheServerWithTheEvents() {
    assertThat(PagePolicy.of("", "ws://127.0.0.1:8081/ws/events"))
        .contains("connect-src 'self' ws://127.0.0.1:8081 http://127.0.0.1:8081;");
    assertThat(PagePolicy.of("", "wss://events.example/ws/events"))
        .contains("connect-src 'self' wss://events.example https://events.example;");
    assertThat(PagePolicy.of("", "/ws/events")).contains("connect-src 'self';");
  }
}
