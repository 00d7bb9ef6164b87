package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InfoTest {
  private final Client client = Api.shared().client();

  @Test
  void saysWhereEverythingIs() {
    var info = client.get("/api/info").json();

    assertThat(info.get("eventsUrl").textValue()).startsWith("ws://");
    assertThat(info.get("registryUrl").textValue()).startsWith("http://");
    assertThat(info.get("topicPrefix").textValue()).startsWith("test");
  }

  @Test
  void wantsATokenAndSaysSoInAProblemDocument() {
    var answer = client.sendBare("GET", "/api/info", null);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.json().get("type").textValue())
        .isEqualTo("urn:agentcron:problem:unauthenticated");
  }
}
