package io.agentcron.notifier.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
  private final AccessRules laptop = new AccessRules(true, List.of(AccessRules.LOOPBACK));
  private final AccessRules fleet =
      new AccessRules(false, List.of("https://agentcron.example.com", "http://ops.example:8080"));

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8081", "LOCALHOST", "127.0.0.1:8081", "127.1.2.3", "[::1]:8081"})
  void isAskedForByTheNamesOfThisMachine(String host) {
    assertThat(laptop.refusal(Optional.of(host), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8081",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "1127.0.0.1",
        "[::2]",
        "",
        "localhost:8081@evil.example"
      })
  void refusesOtherNamesWhenItIsBoundToLoopback(String host) {
    assertThat(laptop.refusal(Optional.of(host), Optional.empty())).isPresent();
  }

  @Test
  void refusesARequestWithoutANameWhenItIsBoundToLoopback() {
    assertThat(laptop.refusal(Optional.empty(), Optional.empty())).isPresent();
  }

  @Test
  void isAskedForByTheNameOfAProxyWhosePagesAreAllowed() {
    AccessRules behindProxy = new AccessRules(true, List.of("https://agentcron.example.com"));

    assertThat(behindProxy.refusal(Optional.of("agentcron.example.com"), Optional.empty()))
        .isEmpty();
  }

  @Test
  void doesNotCareForItsNameWhenItIsBoundToAllAddresses() {
    assertThat(fleet.refusal(Optional.of("10.1.2.3:8081"), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "https://127.0.0.1",
        "http://[::1]:8080",
        "http://127.0.0.1:8081"
      })
  void allowsPagesOfThisMachineByDefault(String origin) {
    assertThat(laptop.refusal(Optional.of("localhost:8081"), Optional.of(origin))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "null",
        "file://",
        "http://",
        ""
      })
  void refusesPagesOfOthers(String origin) {
    assertThat(laptop.refusal(Optional.of("localhost:8081"), Optional.of(origin))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "agentcron.example.com, https://agentcron.example.com, true",
    "agentcron.example.com, https://AGENTCRON.example.com:443, true",
    "agentcron.example.com, http://ops.example:8080, true",
    "agentcron.example.com, http://ops.example:8081, false",
    "agentcron.example.com, http://localhost:3000, false",
    "10.1.2.3:8081, http://10.1.2.3:8081, true",
    "10.1.2.3:8081, http://10.1.2.3:8082, false",
    "10.1.2.3, http://10.1.2.3, true",
    "10.1.2.3, https://10.1.2.3, true",
  })
  void allowsItsOwnPagesAndThoseListed(String host, String origin, boolean allowed) {
    assertThat(fleet.refusal(Optional.of(host), Optional.of(origin)).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void refusesAListThatItDoesNotUnderstand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessRules(true, List.of("example.com")))
        .withMessageContaining("example.com");
  }
}
