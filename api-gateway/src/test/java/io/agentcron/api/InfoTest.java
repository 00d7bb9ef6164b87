package io.agentcron.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InfoTest {
  private static ApplicationContext service;
  private static Client client;

  @BeforeAll
  static void start() {
    service = ApiService.start(Servers.freshInstallation());
    client = new Client(service.getBean(EmbeddedServer.class).getURI());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

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
