package io.agentcron.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:8080",
    "laptop.example, laptop.example:8080",
    "0.0.0.0, 127.0.0.1:8080",
    "::, [::1]:8080",
    "fe80::1, [fe80::1]:8080"
  })
  void isWrittenAsItCanBeOpenedOnThisMachine(String host, String written) {
    assertThat(new Endpoint(host, 8080)).hasToString(written);
  }
}
