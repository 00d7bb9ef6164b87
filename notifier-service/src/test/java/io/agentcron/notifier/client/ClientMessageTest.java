package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageTest {
  @Test
  void bringsAToken() {
    assertThat(ClientMessage.parse("{\"type\":\"authenticate\",\"token\":\"secret\"}"))
        .isEqualTo(new ClientMessage.Authenticate("secret"));
    assertThat(
            ClientMessage.parse(
                " {\"more\":[{\"token\":1}],\"token\":\"secret\",\"type\":\"authenticate\"} "))
        .isEqualTo(new ClientMessage.Authenticate("secret"));
  }

  @Test
  void doesNotShowTheToken() {
    assertThat(new ClientMessage.Authenticate("secret").toString()).doesNotContain("secret");
  }

  @Test
  void mayBeOfATypeThatIsNotKnown() {
    assertThat(ClientMessage.parse("{\"type\":\"dance\"}")).isEqualTo(new ClientMessage.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"type\":1}",
        "{\"type\":\"authenticate\"}",
        "{\"type\":\"authenticate\",\"token\":7}",
        "{\"type\":\"authenticate\",\"token\":\"secret\"",
        "{\"type\":\"authenticate\",\"token\":\"secret\"} {}"
      })
  void mayBeMalformed(String text) {
    assertThat(ClientMessage.parse(text)).isEqualTo(new ClientMessage.Malformed());
  }

  @Property
  void isNeverAnError(@ForAll String text) {
    assertThat(ClientMessage.parse(text)).isNotNull();
  }
}
