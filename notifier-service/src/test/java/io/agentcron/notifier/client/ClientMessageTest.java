package io.agentcron.notifier.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentcron.notifier.feed.Filter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void bringsAFilter() {
    assertThat(
            ClientMessage.parse(
                "{\"filter\":{\"agent\":[\"a\",\"b\"],\"run\":[]},\"type\":\"filter\"}"))
        .isEqualTo(new ClientMessage.Want(Filter.NONE.with(Filter.Aspect.AGENT, Set.of("a", "b"))));
    assertThat(ClientMessage.parse("{\"type\":\"filter\",\"filter\":{}}"))
        .isEqualTo(new ClientMessage.Want(Filter.NONE));
  }

  @Test
  void bringsNoFilterWithoutEnd() {
    String values =
        IntStream.rangeClosed(0, Filter.MOST_VALUES)
            .mapToObj(it -> "\"" + it + "\"")
            .collect(Collectors.joining(","));

    assertThat(
            ClientMessage.parse(
                "{\"type\":\"filter\",\"filter\":{\"agent\":[%s]}}".formatted(values)))
        .isEqualTo(new ClientMessage.Malformed());
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
        "{\"type\":\"filter\"}",
        "{\"type\":\"filter\",\"filter\":[]}",
        "{\"type\":\"filter\",\"filter\":{\"colour\":[\"red\"]}}",
        "{\"type\":\"filter\",\"filter\":{\"agent\":\"a\"}}",
        "{\"type\":\"filter\",\"filter\":{\"agent\":[7]}}",
        "{\"type\":\"filter\",\"filter\":{\"agent\":[\"a\"",
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
