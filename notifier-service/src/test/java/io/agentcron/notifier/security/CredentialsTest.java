package io.agentcron.notifier.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  @Test
  void areInTheHeaderOfThoseWhoCanSetIt() {
    assertThat(Credentials.of(List.of("Bearer secret"), List.of())).contains("secret");
    assertThat(Credentials.of(List.of("bearer  secret "), List.of())).contains("secret");
  }

  @Test
  void areASubprotocolOfThoseWhoCannot() {
    assertThat(Credentials.of(List.of(), List.of("agentcron.v1, agentcron.bearer.secret")))
        .contains("secret");
    assertThat(Credentials.of(List.of(), List.of("agentcron.v1", "agentcron.bearer.secret")))
        .contains("secret");
  }

  @Test
  void areNotThereIfTheyAreNeither() {
    assertThat(Credentials.of(List.of("Basic c2VjcmV0"), List.of("agentcron.v1"))).isEmpty();
  }
}
