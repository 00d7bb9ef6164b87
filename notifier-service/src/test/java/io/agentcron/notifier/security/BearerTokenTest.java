package io.agentcron.notifier.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
  @Test
  void matchesItselfOnly() {
    BearerToken token = new BearerToken("secret");

    assertThat(token.matches("secret")).isTrue();
    assertThat(token.matches("Secret")).isFalse();
    assertThat(token.matches("secret2")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void isNeverEmpty(String nothing) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BearerToken(nothing));
  }
}
