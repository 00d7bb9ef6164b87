package io.agentcron.api.commands.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                            | PT2S  |",
        "wait=5                      | PT5S  | wait=5",
        "Wait = 5                    | PT5S  | wait=5",
        "return=minimal, wait=5      | PT5S  | wait=5",
        "wait=\"5\"; foo             | PT5S  | wait=5",
        "wait=0                      | PT0S  | wait=0",
        "wait=3600                   | PT30S | wait=30",
        "respond-async               | PT0S  | respond-async",
        "respond-async, wait=10      | PT10S | wait=10",
        "wait=soon                   | PT2S  |",
        "wait=-1                     | PT2S  |",
        "wait=99999999999999999999   | PT2S  |",
        "handling=lenient            | PT2S  |",
      })
  void waitsAsLongAsTheCallerPrefers(
      @Nullable String header, Duration patience, @Nullable String applied) {
    assertThat(Prefer.of(header)).isEqualTo(new Prefer(patience, Optional.ofNullable(applied)));
  }
}
