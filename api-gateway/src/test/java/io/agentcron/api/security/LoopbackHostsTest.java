package io.agentcron.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostsTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]:8080"})
  void answersToLoopbacksNames(String host) {
    assertThat(LoopbackHosts.isAllowed(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:80:80",
        "user@localhost",
        "192.168.0.1",
        "::1"
      })
  void refusesEveryOtherName(String host) {
    assertThat(LoopbackHosts.isAllowed(host)).isFalse();
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(LoopbackHosts.isAllowed(null)).isFalse();
  }
}
